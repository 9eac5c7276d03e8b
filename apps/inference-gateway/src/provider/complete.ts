import OpenAI from 'openai';
import type { ChatMessage } from '@hyrox/contracts';
import { ProviderError, refusal } from './provider-error.ts';
import type { ProviderConnections } from './connections.ts';
import type { TokenUsage } from './read-chunk.ts';

/** One call that is answered as a whole. */
export interface CompletionCall {
  requestId: string;
  subjectKey: string;
  model: string;
  messages: ChatMessage[];
  maxTokens: number;
  temperature: number;
  jsonSchema?: { name: string; schema: Record<string, unknown> } | undefined;
}

export interface Completion {
  text: string;
  finish: string;
  usage: TokenUsage | undefined;
}

/** The SDK reads only `{error}`, and repeats its words: refusals are read here, before it sees them. */
const fetchWithReasons: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.ok) return response;
  throw refusal(response.status, Object.fromEntries(response.headers), (await response.text()).slice(0, 16_384), Date.now());
};

/** Its own client per process: retries are ours to decide, and the deadline is the one of a whole answer. */
export function openCompletions(connections: ProviderConnections): OpenAI {
  return new OpenAI({
    baseURL: connections.baseUrl,
    apiKey: connections.apiKey,
    maxRetries: 0,
    timeout: connections.limits.totalMs,
    fetch: fetchWithReasons,
    logLevel: 'off',
  });
}

/** Asks once. Throws ProviderError, whatever the SDK made of it. */
export async function complete(client: OpenAI, call: CompletionCall): Promise<Completion> {
  try {
    const answer = await client.chat.completions.create(
      {
        model: call.model,
        messages: call.messages,
        max_tokens: call.maxTokens,
        temperature: call.temperature,
        user: call.subjectKey,
        ...(call.jsonSchema ? { response_format: { type: 'json_schema' as const, json_schema: call.jsonSchema } } : {}),
      },
      { headers: { 'x-client-request-id': call.requestId } },
    );
    const choice = answer.choices[0];
    const { usage } = answer;
    if (!choice) throw new ProviderError('broken', 'the answer is empty');
    return {
      text: choice.message.content ?? '',
      finish: choice.finish_reason,
      usage: usage ? { tokensIn: usage.prompt_tokens, tokensOut: usage.completion_tokens } : undefined,
    };
  } catch (error) {
    throw toProviderError(error);
  }
}

const NO_CONNECTION = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** Whether the request certainly never left us: then it costs nothing. */
function neverConnected(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if (NO_CONNECTION.has((cause as NodeJS.ErrnoException).code ?? '')) return true;
    if (cause instanceof AggregateError) return cause.errors.some(neverConnected);
  }
  return false;
}

function toProviderError(error: unknown): ProviderError {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if (cause instanceof ProviderError) return cause;
  }
  if (error instanceof OpenAI.APIConnectionTimeoutError) return new ProviderError('timeout', 'no answer in time', { cause: error });
  if (error instanceof OpenAI.APIConnectionError)
    return neverConnected(error)
      ? new ProviderError('unreachable', 'no connection', { cause: error })
      : new ProviderError('cut', 'the connection broke during the call', { cause: error });
  // Without the cause: a parser's words begin with what it could not read.
  return new ProviderError('broken', 'the answer could not be read');
}
