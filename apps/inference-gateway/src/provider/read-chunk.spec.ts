import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ProviderError } from './provider-error.ts';
import { ChunkReader, readChunk, type Chunk } from './read-chunk.ts';

const chunk = (content: string, extra = '') =>
  `{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1765431413,"model":"m","choices":[{"index":0,"delta":{"content":${content}},"logprobs":null,"finish_reason":null}]${extra}}`;

const tryRead = (read: () => Chunk): Chunk | string => {
  try {
    return read();
  } catch (error) {
    return error instanceof ProviderError ? `${error.failure} ${error.status ?? ''}` : 'another error';
  }
};

describe('readChunk', () => {
  test('reads text, finish and usage, and takes null as absent', () => {
    expect(readChunk(chunk('"Low hips"'))).toEqual({ text: 'Low hips' });
    expect(readChunk('{"choices":[{"delta":{"role":"assistant","content":""},"finish_reason":null}]}')).toEqual({ text: '' });
    expect(readChunk('{"choices":[{"delta":{"content":null},"finish_reason":"length"}]}')).toEqual({ text: '', finish: 'length' });
    expect(readChunk('{"choices":[],"usage":{"prompt_tokens":3448,"completion_tokens":1200,"prompt_tokens_details":null}}')).toEqual({
      text: '',
      usage: { tokensIn: 3448, tokensOut: 1200 },
    });
  });

  test('an error frame is an error, in both shapes', () => {
    const broken = expect.objectContaining({ name: 'ProviderError', failure: 'broken' });
    expect(() => readChunk('{"error":{"message":"overloaded","code":503}}')).toThrow(
      expect.objectContaining({ failure: 'broken', status: 503 }),
    );
    expect(() => readChunk('{"detail":"gone"}')).toThrow(broken);
    expect(() => readChunk('not json')).toThrow(broken);
    expect(() => readChunk('[1]')).toThrow(broken);
  });
});

describe('ChunkReader equals readChunk', () => {
  test('over any stream of texts, however the provider escapes them', () => {
    const content = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
      fc
        .string({ unit: 'grapheme' })
        .map((text) => JSON.stringify(text).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)),
      fc.constantFrom(
        '"🏋"',
        '"\\ud83c"',
        '"\\udfcb"',
        '"a\\"b\\\\"',
        '"\\\\"',
        '"\\/"',
        '""',
        'null',
        '"finish_reason\\":\\"stop"',
        '"probe"',
      ),
    );
    fc.assert(
      fc.property(fc.array(content, { maxLength: 30 }), (contents) => {
        const reader = new ChunkReader();
        for (const literal of contents) {
          const data = chunk(literal);
          expect(tryRead(() => reader.read(data))).toEqual(tryRead(() => readChunk(data)));
        }
      }),
    );
  });

  test('over chunks that look alike and are not', () => {
    const lookalikes = [
      chunk('"one"'),
      chunk('"two"'),
      chunk('"a","role":"b"'),
      chunk('"a","content":"b"'),
      chunk('"a"},"finish_reason":"stop","x":{"y":"'),
      chunk('"raw\ttab"'),
      chunk('"three"', ',"usage":{"prompt_tokens":1,"completion_tokens":2}'),
      chunk('"four"').replace('"finish_reason":null', '"finish_reason":"stop"'),
      chunk('"five"').replace('1765431413', '1765431414'),
      chunk('"six"').slice(0, -1),
      chunk('"broken\\"'),
      chunk('"bad \\x escape"'),
      chunk('"bad \\u12 escape"'),
      '{"choices":[{"delta":{"content":"x"},"other":{"content":"y"}}]}',
      '{"note":{"content":"not this"},"choices":[{"delta":{"content":"but this"}}]}',
      '{"error":{"message":"x"},"choices":[{"delta":{"content":"z"}}]}',
      '',
      '{}',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lookalikes), { maxLength: 40 }), (stream) => {
        const reader = new ChunkReader();
        for (const data of stream) expect(tryRead(() => reader.read(data))).toEqual(tryRead(() => readChunk(data)));
      }),
      { numRuns: 500 },
    );
  });

  test('does not parse a chunk whose surroundings it knows', () => {
    const reader = new ChunkReader();
    reader.read(chunk('"learnt"'));
    const parse = JSON.parse;
    let parsed = 0;
    JSON.parse = ((...args: Parameters<typeof parse>) => {
      parsed++;
      return parse(...args) as unknown;
    }) as typeof parse;
    try {
      for (const text of [' Low', ' hips', ' on', ' the', ' 🛷']) expect(reader.read(chunk(JSON.stringify(text)))).toEqual({ text });
    } finally {
      JSON.parse = parse;
    }
    expect(parsed).toBe(0);
  });
});
