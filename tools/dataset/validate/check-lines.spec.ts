import { describe, expect, test } from '@jest/globals';
import { readLines } from './check-lines.ts';

const LINE = '{"messages":[{"role":"system","content":"s"},{"role":"user","content":"u"}]}';
const rules = (text: string | Uint8Array): string[] =>
  readLines('x.jsonl', typeof text === 'string' ? new TextEncoder().encode(text) : text).findings.map(({ rule }) => rule);

describe('JSONL made elsewhere', () => {
  test('a good line is read and named by its place', () => {
    const { rendered, findings } = readLines('x.jsonl', new TextEncoder().encode(`${LINE}\n${LINE}\n`));
    expect(findings).toEqual([]);
    expect(rendered.map(({ id }) => id)).toEqual(['x.jsonl:1', 'x.jsonl:2']);
  });

  test.each<[string, string | Uint8Array, string]>([
    ['bytes that are not UTF-8', Uint8Array.of(0x7b, 0xff, 0x0a), 'utf-8'],
    ['a byte order mark', `\uFEFF${LINE}\n`, 'byte-order-mark'],
    ['a blank line', `${LINE}\n\n${LINE}\n`, 'blank-line'],
    ['a line that is not JSON', '{"messages":\n', 'json'],
    [
      'a key that is there twice',
      '{"messages":[{"role":"user","content":"a","content":"b"},{"role":"user","content":"u"}]}\n',
      'repeated-key',
    ],
    ['messages that are no list', '{"messages":"hello"}\n', 'line-shape'],
    ['one message', '{"messages":[{"role":"user","content":"u"}]}\n', 'line-shape'],
    ['a role nobody knows', '{"messages":[{"role":"owner","content":"a"},{"role":"user","content":"u"}]}\n', 'line-shape'],
    ['no line feed at the end', LINE, 'last-line'],
  ])('%s', (_situation, text, rule) => {
    expect(rules(text)).toEqual([rule]);
  });
});
