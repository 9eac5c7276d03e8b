import { z } from 'zod';
import { ApiError, fieldErrors } from './api-error.ts';

const DEFAULT_MAX_TOKENS = 8192;
const CONTEXT_TOKENS = 131_072;

const textPart = z.looseObject({ type: z.string(), text: z.string().optional() });
const message = z.looseObject({
  role: z.enum(['system', 'user', 'assistant', 'tool', 'developer']),
  content: z.union([z.string(), z.array(textPart)]).nullish(),
});
const responseFormat = z.looseObject({
  type: z.enum(['text', 'json_object', 'json_schema']),
  json_schema: z.looseObject({ name: z.string(), schema: z.record(z.string(), z.unknown()).optional() }).optional(),
});

const bodySchema = z
  .looseObject({
    model: z.string(),
    messages: z.array(message).min(1),
    max_tokens: z.int().min(0).nullish(),
    max_completion_tokens: z.int().min(0).nullish(),
    temperature: z.number().min(0).max(2).nullish(),
    top_p: z.number().min(0).max(1).nullish(),
    n: z.int().min(1).max(128).nullish(),
    stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
    stream: z.boolean().nullish(),
    stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
    user: z.string().nullish(),
    response_format: responseFormat.nullish(),
    reasoning_effort: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']).nullish(),
    service_tier: z.enum(['auto', 'default', 'over-limit', 'flex', 'no-limit']).nullish(),
  })
  .superRefine((body, context) => {
    if (body.stream_options != null && body.stream !== true) {
      context.addIssue({ code: 'custom', path: ['stream_options'], message: 'Stream options can only be defined when `stream=True`.' });
    }
    if (body.response_format?.type === 'json_schema' && body.response_format.json_schema === undefined) {
      context.addIssue({ code: 'custom', path: ['response_format'], message: 'json_schema is required when type is json_schema.' });
    }
  });

export interface ChatMessage {
  role: 'system' | 'user' | 'assistant' | 'tool' | 'developer';
  content: string;
}

export interface ChatRequest {
  model: string;
  /** The opaque id the caller sends, or empty. */
  user: string;
  messages: ChatMessage[];
  maxTokens: number;
  stop: string[];
  stream: boolean;
  includeUsage: boolean;
  /** `any`: some JSON object; a schema: JSON that fits it; absent: text. */
  json?: 'any' | Record<string, unknown>;
}

/** Checks the body of `POST /v1/chat/completions`. Throws `ApiError` 422 that lists every wrong field at once, as FastAPI does, and 400 for what no model here can do. */
export function parseChatRequest(body: unknown): ChatRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    const msg = 'Input should be a valid dictionary or object to extract fields from';
    throw new ApiError(422, [{ type: 'model_attributes_type', loc: ['body'], msg, input: body }]);
  }
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) throw new ApiError(422, fieldErrors(parsed.error.issues, body));
  const { data } = parsed;
  if ((data.n ?? 1) !== 1) throw new ApiError(400, 'This server generates one choice per request: n must be 1.');
  if (data.messages.some(({ content }) => Array.isArray(content) && content.some(({ type }) => type !== 'text')))
    throw new ApiError(400, 'This model does not support image input');
  const stop = data.stop ?? [];
  const json = jsonWanted(data.response_format);
  return {
    model: data.model,
    user: data.user ?? '',
    messages: data.messages.map(({ role, content }) => ({ role, content: joinParts(content) })),
    maxTokens: data.max_completion_tokens ?? data.max_tokens ?? DEFAULT_MAX_TOKENS,
    stop: typeof stop === 'string' ? [stop] : stop,
    stream: data.stream ?? false,
    includeUsage: data.stream_options?.include_usage ?? false,
    ...(json !== undefined && { json }),
  };
}

/** Throws `ApiError` 400 when prompt and reserved answer together exceed the model's context. */
export function checkContextLength(promptTokens: number, maxTokens: number): void {
  if (promptTokens + maxTokens <= CONTEXT_TOKENS) return;
  const asked = `${promptTokens} in the messages, ${maxTokens} in the completion`;
  throw new ApiError(400, `This model's maximum context length is ${CONTEXT_TOKENS} tokens, but you requested ${asked}.`);
}

function joinParts(content: string | { text?: string | undefined }[] | null | undefined): string {
  const text = typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? '').join('');
  return text.toWellFormed();
}

function jsonWanted(format: z.infer<typeof responseFormat> | null | undefined): 'any' | Record<string, unknown> | undefined {
  if (format?.type === 'json_object') return 'any';
  return format?.type === 'json_schema' ? (format.json_schema?.schema ?? 'any') : undefined;
}
