import { describe, expect, test } from '@jest/globals';
import { planExamples, type ExampleRow, type StoredExample } from './plan-examples.ts';

const row = (name: string, answer = 'Legs first.'): ExampleRow => ({
  example_key: `coach-k/${name}`,
  category: 'factual-recall',
  user_message: 'How do I row?',
  full_conversation: [
    { role: 'user', content: 'How do I row?' },
    { role: 'assistant', content: answer },
  ],
});
const stored = (one: ExampleRow, embedding_model: string | null = 'm1'): StoredExample => ({ ...one, embedding_model });
const keys = (rows: readonly ExampleRow[]) => rows.map(({ example_key }) => example_key);

describe('what a load of examples has to do', () => {
  test('nothing when everything is there, also when the database turned the keys of a message round', () => {
    const turned = row('a').full_conversation.map(({ role, content }) => ({ content, role }));
    expect(planExamples({ wanted: [row('a')], all: false }, [stored({ ...row('a'), full_conversation: turned })], 'm1')).toEqual({
      write: [],
      remove: [],
    });
  });

  test.each<[string, StoredExample[], boolean]>([
    ['new', [], false],
    ['changed', [stored(row('a', 'Arms first.'))], false],
    ['embedded by another model', [stored(row('a'), 'm0')], false],
    ['without a vector', [stored(row('a'), null)], false],
    ['asked for again', [stored(row('a'))], true],
  ])('writes an example that is %s', (_situation, rows, all) => {
    expect(keys(planExamples({ wanted: [row('a')], all }, rows, 'm1').write)).toEqual(['coach-k/a']);
  });

  test('removes what no file holds, and never a row of somebody else', () => {
    const foreign = { ...stored(row('x')), example_key: 'collected/1' };
    expect(planExamples({ wanted: [row('a')], all: false }, [stored(row('a')), stored(row('b')), foreign], 'm1').remove).toEqual([
      'coach-k/b',
    ]);
  });
});
