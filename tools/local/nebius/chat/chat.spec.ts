import { describe, expect, it } from '@jest/globals';
import { countTextTokens } from '../count-tokens.ts';
import { ApiError } from './api-error.ts';
import { checkContextLength, parseChatRequest } from './chat-request.ts';
import { cutAnswer } from './cut-answer.ts';
import { cutInsideCharacter } from './frame-writer.ts';

const VALID = { model: 'm', messages: [{ role: 'user', content: 'Hi' }] };

function refusal(act: () => unknown): ApiError {
  try {
    act();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error('It was accepted.');
}

describe('parseChatRequest', () => {
  it('fills in the default of 8192 tokens and joins text parts', () => {
    const content = [
      { type: 'text', text: 'Hello' },
      { type: 'text', text: '!' },
    ];
    const request = parseChatRequest({ ...VALID, messages: [{ role: 'user', content }] });
    expect(request).toMatchObject({ maxTokens: 8192, stream: false, includeUsage: false, stop: [], user: '' });
    expect(request.messages).toEqual([{ role: 'user', content: 'Hello!' }]);
  });

  it('lists every wrong field at once, in the words of the framework the provider uses', () => {
    const { status, detail } = refusal(() => parseChatRequest({ messages: [], temperature: 3, stream: 'yes', reasoning_effort: true }));
    expect(status).toBe(422);
    expect(detail).toEqual([
      { type: 'missing', loc: ['body', 'model'], msg: 'Field required', input: expect.objectContaining({ temperature: 3 }) },
      expect.objectContaining({ type: 'too_short', loc: ['body', 'messages'], input: [] }),
      expect.objectContaining({ type: 'less_than_equal', loc: ['body', 'temperature'], ctx: { le: 2 }, input: 3 }),
      expect.objectContaining({ type: 'bool_type', loc: ['body', 'stream'], input: 'yes' }),
      expect.objectContaining({
        type: 'literal_error',
        loc: ['body', 'reasoning_effort'],
        msg: "Input should be 'none', 'minimal', 'low', 'medium', 'high', 'xhigh' or 'max'",
        input: true,
      }),
    ]);
  });

  it('refuses stream options without a stream, a body that is no object, and more than one choice', () => {
    expect(refusal(() => parseChatRequest({ ...VALID, stream_options: { include_usage: true } })).status).toBe(422);
    expect(refusal(() => parseChatRequest([])).status).toBe(422);
    expect(refusal(() => parseChatRequest({ ...VALID, n: 2 })).status).toBe(400);
    const image = { role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:' } }] };
    expect(refusal(() => parseChatRequest({ ...VALID, messages: [image] })).detail).toBe('This model does not support image input');
  });

  it('refuses a prompt that does not fit the context together with the answer', () => {
    expect(() => checkContextLength(131_000, 72)).not.toThrow();
    expect(refusal(() => checkContextLength(131_000, 73)).status).toBe(400);
  });
});

describe('cutAnswer', () => {
  const text = 'Drive low – 50 m 🛷 at 152 kg.';
  const tokens = countTextTokens(text);

  it('counts the end mark when the answer ends by itself', () => {
    expect(cutAnswer(text, 1200)).toMatchObject({ text, finishReason: 'stop', completionTokens: tokens + 1 });
  });

  it('cuts at the limit, counts no end mark and never cuts a character', () => {
    for (let limit = 0; limit <= tokens; limit++) {
      const cut = cutAnswer(text, limit);
      expect(cut.finishReason).toBe('length');
      expect(cut.completionTokens).toBe(limit);
      expect(text.startsWith(cut.text)).toBe(true);
      expect(cut.pieces.join('')).toBe(cut.text);
    }
  });

  it('ends before the first stop string', () => {
    expect(cutAnswer('one two three', 100, ['three', 'two']).text).toBe('one ');
  });
});

describe('cutInsideCharacter', () => {
  it('finds a place where both halves are broken UTF-8', () => {
    const bytes = Buffer.from('50 m 🛷 low');
    const cut = cutInsideCharacter(bytes);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, cut))).toThrow();
  });
});
