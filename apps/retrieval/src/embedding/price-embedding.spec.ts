import { describe, expect, it } from '@jest/globals';
import { priceEmbedding } from './price-embedding.ts';

describe('priceEmbedding', () => {
  it.each([
    ['text-embedding-3-small', { costNanoUsd: 20_000_000, exact: true, priceValidFrom: '2026-01-01' }],
    ['lsa-k50@ba568348', { costNanoUsd: 0, exact: true, priceValidFrom: '2026-01-01' }],
    ['a-model-nobody-priced', { costNanoUsd: 0, exact: false }],
  ])('prices a million tokens of %s', (model, expected) => {
    expect(priceEmbedding(model, 1_000_000)).toEqual(expected);
  });
});
