import { expect, test } from '@jest/globals';
import { takeOutNames } from './take-out-names.ts';

const answer = (text: string, names: string[]) => takeOutNames({ messages: [], answer: text, names }).answer;

test.each([
  ['Well done, Ana!', ['Ana'], 'Well done, [NAME]!'],
  ['Well done, Ana!', ['ana'], 'Well done, [NAME]!'],
  ['Ana María Ruiz, or Ruiz for short', ['Ana María Ruiz'], '[NAME], or [NAME] for short'],
  ['Analysis of a banana', ['Ana'], 'Analysis of a banana'],
  ['max effort, Max', ['Max'], 'max effort, [NAME]'],
  ["Zoë's split", ['Zoë'], "[NAME]'s split"],
  ['C++ (really)', ['C++ (really)'], '[NAME]'],
  ['Jo de Wit and the wit of de', ['Jo de Wit'], '[NAME] and the wit of de'],
])('%s, called %j', (text, names, expected) => expect(answer(text, names)).toBe(expected));

test('published passages keep the names they cite, everything else does not', () => {
  const said = { role: 'user' as const, content: 'I am Hunter' };
  const taken = takeOutNames({ messages: [{ role: 'system', content: 'Hunter McIntyre' }, said], answer: '', names: ['Hunter'] });
  expect(taken.messages.map((message) => message.content)).toEqual(['Hunter McIntyre', 'I am [NAME]']);
});

test('without a name, or with an empty one, nothing changes', () => {
  expect(answer('Low hips', [])).toBe('Low hips');
  expect(answer('Low hips', ['', ' '])).toBe('Low hips');
});
