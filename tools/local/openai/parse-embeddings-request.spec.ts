import { describe, expect, it } from '@jest/globals';
import { countTokens } from './count-tokens.ts';
import { OpenAiError } from './openai-error.ts';
import { checkTokenLimits, parseEmbeddingsRequest } from './parse-embeddings-request.ts';
import { encodeVector, shorten } from './shape-vector.ts';

const MODEL = 'lsa-k4@00000000';

function refusal(act: () => unknown): { status: number; body: unknown } {
  try {
    act();
  } catch (error) {
    if (error instanceof OpenAiError) return { status: error.status, body: error.toBody() };
    throw error;
  }
  throw new Error('It was accepted.');
}

describe('parseEmbeddingsRequest', () => {
  it('takes one text or many and fills the defaults in', () => {
    expect(parseEmbeddingsRequest({ model: MODEL, input: 'a' }, MODEL)).toEqual({
      inputs: ['a'],
      encodingFormat: 'float',
      dimensions: 1536,
    });
    expect(parseEmbeddingsRequest({ model: MODEL, input: ['a', 'b'] }, MODEL).inputs).toEqual(['a', 'b']);
  });

  it('knows no other model, not even the one it stands in for', () => {
    expect(refusal(() => parseEmbeddingsRequest({ model: 'text-embedding-3-small', input: 'a' }, MODEL))).toMatchObject({
      status: 404,
      body: { error: { type: 'invalid_request_error', param: null, code: 'model_not_found' } },
    });
  });

  it.each([
    ['an empty text', { input: '' }, 'empty string'],
    ['an empty array', { input: [] }, 'must not be empty'],
    ['a token array', { input: [1, 2, 3] }, 'token arrays are not supported'],
    ['arrays of tokens', { input: [[1, 2]] }, 'token arrays are not supported'],
    ['no input', {}, 'not a string'],
    ['too many texts', { input: Array.from({ length: 2049 }, () => 'a') }, 'at most 2048'],
    ['an unknown format', { input: 'a', encoding_format: 'md5' }, "'encoding_format' = md5"],
    ['too many dimensions', { input: 'a', dimensions: 1537 }, 'from 1 to 1536'],
  ])('refuses %s with 400', (_, fields, message) => {
    const { status, body } = refusal(() => parseEmbeddingsRequest({ model: MODEL, ...fields }, MODEL));
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { message: expect.stringContaining(message), type: 'invalid_request_error' } });
  });
});

describe('checkTokenLimits', () => {
  it('adds up what fits and refuses one text or a sum beyond the limit', () => {
    expect(checkTokenLimits([8192, 8])).toBe(8200);
    expect(refusal(() => checkTokenLimits([8193])).status).toBe(400);
    expect(refusal(() => checkTokenLimits(Array.from({ length: 40 }, () => 8000))).body).toMatchObject({
      error: { code: 'max_tokens_per_request' },
    });
  });
});

describe('countTokens', () => {
  it('counts cl100k tokens, control strings as ordinary text', async () => {
    const [hello, control] = await countTokens(['hello world', '<|endoftext|>']);
    expect(hello).toBe(2);
    expect(control).toBe(7);
  });
});

describe('encodeVector and shorten', () => {
  it('writes little-endian floats as base64', () => {
    expect(encodeVector(Float32Array.of(1, -2), 'base64')).toBe(Buffer.from('0000803f000000c0', 'hex').toString('base64'));
    expect(encodeVector(Float32Array.of(1, -2), 'float')).toEqual([1, -2]);
  });

  it('shortens by cutting and bringing the rest back to length one', () => {
    expect(Array.from(shorten(Float32Array.of(0.6, 0, 0.8), 2))).toEqual([1, 0]);
  });
});
