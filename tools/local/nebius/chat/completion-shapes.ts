import { randomUUID } from 'node:crypto';

export type FinishReason = 'stop' | 'length';

export interface Usage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
}

/** What every frame of one answer has in common. */
export interface AnswerHead {
  id: string;
  /** Unix seconds. */
  created: number;
  model: string;
}

export function newAnswerHead(model: string, nowMs: number): AnswerHead {
  return { id: `chatcmpl-${randomUUID().replaceAll('-', '')}`, created: Math.floor(nowMs / 1000), model };
}

export function usageOf(promptTokens: number, completionTokens: number): Usage {
  return { prompt_tokens: promptTokens, completion_tokens: completionTokens, total_tokens: promptTokens + completionTokens };
}

/** The body of a non-streaming answer, field by field as the provider sends it. */
export function completionBody(head: AnswerHead, text: string, finishReason: FinishReason, usage: Usage): unknown {
  const message = { role: 'assistant', content: text, refusal: null, annotations: null, audio: null, function_call: null, tool_calls: [] };
  return {
    id: head.id,
    object: 'chat.completion',
    created: head.created,
    model: head.model,
    choices: [
      { index: 0, finish_reason: finishReason, stop_reason: null, logprobs: null, message: { ...message, reasoning_content: null } },
    ],
    usage: { ...usage, completion_tokens_details: null, prompt_tokens_details: null },
    service_tier: null,
    system_fingerprint: null,
    prompt_logprobs: null,
  };
}

/** The `data:` payloads of a streamed answer. What stays the same is written once, so that a frame costs one string. */
export function chunkWriter(head: AnswerHead) {
  const open = JSON.stringify({ id: head.id, object: 'chat.completion.chunk', created: head.created, model: head.model }).slice(0, -1);
  const choice = (delta: string, rest: string): string => `${open},"choices":[{"index":0,"delta":${delta},"logprobs":null,${rest}}]}`;
  return {
    role: (): string => choice('{"role":"assistant","content":""}', '"finish_reason":null'),
    content: (text: string): string => choice(`{"content":${JSON.stringify(text)}}`, '"finish_reason":null'),
    finish: (reason: FinishReason): string => choice('{"content":""}', `"finish_reason":"${reason}","stop_reason":null`),
    empty: (): string => `${open},"choices":[]}`,
    usage: (usage: Usage): string => `${open},"choices":[],"usage":${JSON.stringify(usage)}}`,
  };
}
