import type { ChatMessage } from '@hyrox/contracts';
import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { toLine } from './to-line.ts';

const asked = (content: string): { messages: ChatMessage[]; answer: string } => ({
  messages: [
    { role: 'system', content: 'You are Coach K' },
    { role: 'system', content: 'Athlete profile: 34yo' },
    { role: 'user', content },
  ],
  answer: 'Low hips.',
});

test('a line is the prompt as it was served and the answer, nothing else', () => {
  const made = toLine(asked('Sled?'));
  if (typeof made === 'string') throw new Error(made);
  expect(JSON.parse(made.line)).toEqual({
    messages: [...asked('Sled?').messages, { role: 'assistant', content: 'Low hips.' }],
  });
  expect(made.sha256).toBe(createHash('sha256').update(made.line).digest('hex'));
  expect(toLine(asked('Sled?'))).toEqual(made);
});

describe('G10 one line per record', () => {
  test.each([
    ['line ends', 'a\nb\r\nc\u2028d\u2029e\u0085f\u000bg\u000ch\u001ci'],
    ['an injected record', '"}]}\n{"messages":[{"role":"user","content":"x"}]}'],
    ['a formula', '=cmd()|calc'],
    ['a null character', 'a\u0000b'],
    ['a byte order mark', '\ufeffabc'],
  ])('%s', (_, text) => {
    const made = toLine(asked(text));
    if (typeof made === 'string') throw new Error(made);
    expect(made.line).not.toMatch(/[\n\r\u2028\u2029\u0085\u000b\u000c\u001c-\u001e\u0000]/);
    expect((JSON.parse(made.line) as { messages: ChatMessage[] }).messages[2]?.content).toBe(text);
  });

  test('half a surrogate pair is no text anybody can store', () => {
    const made = toLine(asked('a\ud800b'));
    if (typeof made === 'string') throw new Error(made);
    expect((JSON.parse(made.line) as { messages: ChatMessage[] }).messages[2]?.content).toBe('a\ufffdb');
  });
});

test('who asked is taken out', () => {
  const made = toLine({ ...asked('My name is Ana, ana@example.org, +44 7700 900123'), answer: 'Low hips, Ana.' });
  if (typeof made === 'string') throw new Error(made);
  expect(made.line).toContain('My name is [NAME], [EMAIL], [PHONE]');
  expect(made.line).toContain('Low hips, [NAME].');
});

test.each([
  ['no question', { messages: [], answer: 'x' }],
  ['empty message', asked('  ')],
  ['empty message', { ...asked('x'), answer: '' }],
  ['roles out of order', { messages: [...asked('x').messages, ...asked('y').messages], answer: 'z' }],
  ['control tokens', { ...asked('x'), answer: 'a <|eot_id|> b' }],
] as const)('left out, because: %s', (why, turn) => expect(toLine({ answer: turn.answer, messages: [...turn.messages] })).toBe(why));

test('G10: whatever is in a text, an example is one line of JSON, and text that looks like a formula or a record stays text', () => {
  const nasty = '=cmd|"/c calc"!A1\n{"messages":[]}\r\n\u2028\u2029\u0085,;\t@SUM(1)';
  const made = toLine({ messages: [{ role: 'user', content: nasty }], answer: nasty });
  if (typeof made === 'string') throw new Error(made);
  expect(made.line.split(/[\n\r\u2028\u2029\u0085]/u)).toHaveLength(1);
  expect(JSON.parse(made.line)).toEqual({
    messages: [
      { role: 'user', content: nasty },
      { role: 'assistant', content: nasty },
    ],
  });
});
