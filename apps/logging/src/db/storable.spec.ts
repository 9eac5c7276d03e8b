import { describe, expect, test } from '@jest/globals';
import { storableJson, storableText } from './storable.ts';

describe('text for the database', () => {
  test('a NUL and half a surrogate pair are replaced without moving anything behind them', () => {
    const streamed = 'pace\u0000 4:10 \uD83C flat \u{1F3C3}';
    const stored = storableText(streamed);
    expect(stored).toBe('pace\uFFFD 4:10 \uFFFD flat \u{1F3C3}');
    expect(stored).toHaveLength(streamed.length);
  });

  test('strings at any depth of a JSON value are made storable', () => {
    expect(storableJson({ a: [{ b: 'x\u0000' }], c: 1, d: null })).toBe('{"a":[{"b":"x\uFFFD"}],"c":1,"d":null}');
  });
});
