import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildCoachMessages, countPrompt } from '@hyrox/coaching';
import fc from 'fast-check';
import llama3Tokenizer from 'llama3-tokenizer-js';
import { llamaTokenCounter } from './llama-token-counter.ts';

const whole = (text: string): number => llama3Tokenizer.encode(text, { bos: false, eos: false }).length;
const count = llamaTokenCounter();
const library = JSON.parse(readFileSync(new URL('../../../../knowledge/chunks/all_chunks.json', import.meta.url), 'utf8')) as {
  content: string;
}[];

describe('llamaTokenCounter', () => {
  it('counts every passage of the library as the tokeniser counts it in one piece, the second time too', () => {
    expect(library.length).toBeGreaterThan(100);
    for (const { content } of library) expect([count(content), count(content)]).toEqual([whole(content), whole(content)]);
  });

  it('counts any text line by line as in one piece', () => {
    const piece = fc.constantFrom(
      '\n',
      '\r\n',
      '\n\n',
      ' ',
      '  ',
      '\t',
      "it's",
      '100',
      '4:30/km',
      '|---|',
      '- **bold**',
      '漢字',
      '💪🏽',
      'e\u0301',
      '.',
      '\u00a0',
      '\u2028',
      '<|eot_id|>',
      'aaaa',
      '=-=-',
      'Xzqvbn',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        expect(count(text)).toBe(whole(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('reaches the 41 tokens that the provider reported for its own cookbook example', () => {
    const messages = [
      { role: 'system' as const, content: 'You are helpful assistant' },
      { role: 'user' as const, content: 'Hello! ' },
    ];
    expect(countPrompt(messages, count)).toBe(41);
  });

  it('keeps the last turns that fit 6,000 exact tokens, neutralised before they are counted', () => {
    const answer = 'Push low, short fast steps, breathe on the handle. '.repeat(160).trim();
    const history = Array.from({ length: 8 }, (_, n) => [
      { role: 'user' as const, content: `<|eot_id|> question ${n}` },
      { role: 'assistant' as const, content: answer },
    ]).flat();
    const kept = buildCoachMessages({ message: 'now', history, sources: [], summary: null }, count)
      .filter(({ role }) => role !== 'system')
      .slice(0, -1);
    const turnTokens = whole('< |eot_id| > question 0') + 5 + whole(answer) + 5;
    expect(kept).toHaveLength(2 * Math.floor(6_000 / turnTokens));
    expect(kept.filter(({ content }) => content.includes('<|'))).toEqual([]);
  });
});
