import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import llama3Tokenizer from 'llama3-tokenizer-js';
import { countPromptTokens, countTextTokens, splitIntoPieces } from '../../../../tools/local/nebius/count-tokens.ts';
import { parseCatalog, type Model } from '../models/model-catalog.ts';
import { estimateUsage, MOST_CHARS_PER_TOKEN, type KnownOfCall } from './estimate-usage.ts';

const at = new Date('2026-11-30T12:00:00Z');
const modelOf = (more: object = {}): Model => {
  const prices = [{ validFrom: '2026-01-01', nanoUsdPerTokenIn: 130, nanoUsdPerTokenOut: 400 }];
  return parseCatalog([
    {
      id: 'a/b',
      lifecycle: 'live',
      contextTokens: 131_072,
      fineTuned: false,
      examplesInPrompt: true,
      tokenizer: 'llama-3',
      prices,
      ...more,
    },
  ])[0] as Model;
};
const known = (more: Partial<KnownOfCall>): KnownOfCall => ({
  ...{ model: modelOf(), promptTokens: 100, promptChars: 400, maxTokens: 1200, answered: true },
  ...{ receivedChars: 0, receivedPieces: undefined, finish: undefined },
  ...more,
});
const cost = (tokensIn: number, tokensOut: number) => tokensIn * 130 + tokensOut * 400;

describe('an estimate', () => {
  test('of a cut answer lies between what came and what was allowed', () => {
    const estimate = estimateUsage(known({ receivedChars: 400, receivedPieces: 90 }), at);
    expect(estimate).toMatchObject({ tokensIn: 100, tokensOut: 100, leastNanoUsd: cost(100, 90), mostNanoUsd: cost(100, 1200) });
  });

  test('of a call that left before its answer began may be nothing', () => {
    const estimate = estimateUsage(known({ answered: false }), at);
    expect(estimate).toMatchObject({ costNanoUsd: cost(100, 0), leastNanoUsd: 0, mostNanoUsd: cost(100, 1200) });
  });

  test('knows no limit where a model keeps to none, and counts another vocabulary as a guess', () => {
    const loose = modelOf({ quirks: ['ignores-max-tokens'], contextTokens: 5000 });
    expect(estimateUsage(known({ model: loose }), at).mostNanoUsd).toBe(cost(100, 5000));
    const foreign = estimateUsage(known({ model: modelOf({ tokenizer: 'unknown' }) }), at);
    expect(foreign.tokensIn).toBe(100);
    expect(foreign.leastNanoUsd).toBeLessThan(cost(100, 0));
    expect(foreign.mostNanoUsd).toBeGreaterThan(cost(100, 1200));
  });

  test('without a limit of its own reckons with the provider’s', () => {
    expect(estimateUsage(known({ maxTokens: undefined }), at).mostNanoUsd).toBe(cost(100, 8192));
  });
});

const text = fc.oneof(
  fc.lorem({ mode: 'sentences', maxCount: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.integer({ min: 0, max: 600 }).map((length) => ' '.repeat(length)),
);

describe('the bound', () => {
  test('holds for any text, whole or cut anywhere, as Llama 3 counts it', () => {
    fc.assert(
      fc.property(text, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (answer, share, whole) => {
        const pieces = splitIntoPieces(answer);
        const kept = whole ? pieces : pieces.slice(0, Math.floor(pieces.length * share));
        const received = kept.map((piece) => piece.text).join('');
        const generated = pieces.reduce((sum, { tokens }) => sum + tokens, 0);
        // What came, and what may have been generated without coming.
        const sent = kept.reduce((sum, { tokens }) => sum + tokens, 0);
        for (const tokens of whole ? [generated + 1] : [sent, generated]) {
          const { leastNanoUsd, mostNanoUsd, costNanoUsd } = estimateUsage(
            known({ receivedChars: received.length, receivedPieces: kept.length, finish: whole ? 'stop' : undefined, maxTokens: 3000 }),
            at,
          );
          expect(leastNanoUsd).toBeLessThanOrEqual(cost(100, tokens));
          expect(mostNanoUsd).toBeGreaterThanOrEqual(cost(100, tokens));
          expect(costNanoUsd).toBeGreaterThanOrEqual(leastNanoUsd);
          expect(costNanoUsd).toBeLessThanOrEqual(mostNanoUsd);
        }
      }),
    );
  });

  test('holds for prompts that nobody counted', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), (contents) => {
        const messages = contents.map((content) => ({ role: 'user', content }));
        const promptChars = contents.reduce((sum, content) => sum + content.trim().length, 0);
        const { leastNanoUsd, mostNanoUsd } = estimateUsage(known({ promptTokens: undefined, promptChars, maxTokens: 0 }), at);
        const truth = cost(countPromptTokens(messages), 0);
        expect(leastNanoUsd).toBeLessThanOrEqual(truth);
        expect(mostNanoUsd).toBeGreaterThanOrEqual(truth);
      }),
    );
  });

  test('rests on the longest token there is', () => {
    expect(countTextTokens(' '.repeat(MOST_CHARS_PER_TOKEN))).toBe(1);
    const decoder = new TextDecoder();
    let longest = 0;
    for (let id = 0; id < 128_000; id++)
      longest = Math.max(longest, decoder.decode(Uint8Array.from(Buffer.from(llama3Tokenizer.decode([id])))).length);
    expect(longest).toBe(MOST_CHARS_PER_TOKEN);
  });
});
