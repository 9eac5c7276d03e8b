import { Agent, request } from 'undici';
import { failureOf, ResearchFailure, toldBy, withoutKey } from './research-failure.ts';

export interface ResearchQuestion {
  preset: string;
  input: string;
  timeoutMs: number;
}

/** Asks the research API. Resolves to the body as it came; throws a ResearchFailure. */
export interface ResearchClient {
  ask: (question: ResearchQuestion) => Promise<string>;
}

export interface ClientDeps {
  /** Waits before another attempt. */
  wait: (ms: number) => Promise<void>;
  nowMs: () => number;
  /** Told before each wait. */
  onWait?: (line: string) => void;
}

const ATTEMPTS = 4;
const CONNECT_TIMEOUT_MS = 10_000;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 300_000;
const LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;
/** Nothing was sent, so nothing is charged. */
const NEVER_ARRIVED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Milliseconds that a Retry-After header asks for: seconds or a date. Null when it says nothing we understand. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | null {
  if (!header) return null;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - nowMs;
  return Number.isFinite(ms) && ms >= 0 ? ms : null;
}

async function readLimited(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > LARGEST_ANSWER_BYTES) throw new ResearchFailure('The answer is larger than 32 MB.', { status: 200, mayBePaid: true });
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function failureOfConnection(error: unknown, baseUrl: string, afterMs: number, key: string): ResearchFailure {
  if (error instanceof ResearchFailure) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code && NEVER_ARRIVED.has(code))
    return new ResearchFailure(`${baseUrl} cannot be reached (${code}); nothing was asked.`, { status: null, stopsAll: true });
  const seconds = Math.round(afterMs / 1000);
  const how = code?.includes('TIMEOUT') ? `No answer came within ${seconds} s` : `The connection was cut after ${seconds} s`;
  return new ResearchFailure(`${how} (${withoutKey(code ?? message, key)}).`, { status: null, mayBePaid: true });
}

/**
 * Connects to the responses API (`POST <baseUrl>/responses`, Bearer key). A 429 is waited out as Retry-After says and a 5xx is asked again,
 * four attempts in all. A cut connection is not asked again: the answer may have been paid for, so that is for a person to decide.
 */
export function connectPerplexity(
  options: { baseUrl: string; apiKey: string },
  deps: ClientDeps,
): ResearchClient & { close(): Promise<void> } {
  const { baseUrl, apiKey } = options;
  const dispatcher = new Agent({ connect: { timeout: CONNECT_TIMEOUT_MS } });

  const send = async ({ preset, input, timeoutMs }: ResearchQuestion) => {
    const begunMs = deps.nowMs();
    try {
      const answer = await request(`${baseUrl}/responses`, {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ preset, input }),
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        dispatcher,
      });
      const retryAfter = answer.headers['retry-after'];
      return { status: answer.statusCode, retryAfter: String(retryAfter ?? ''), body: await readLimited(answer.body) };
    } catch (error) {
      throw failureOfConnection(error, baseUrl, deps.nowMs() - begunMs, apiKey);
    }
  };

  return {
    close: () => dispatcher.close(),
    ask: async (question) => {
      let waitedMs = 0;
      for (let attempt = 1; ; attempt++) {
        const { status, retryAfter, body } = await send(question);
        if (status >= 200 && status < 300) return body;
        const askedMs = retryAfterMs(retryAfter, deps.nowMs());
        const failure = failureOf(status, toldBy(body, apiKey), { waitedMs, askedMs });
        const waitMs = askedMs ?? FIRST_WAIT_MS * 2 ** (attempt - 1);
        if (attempt === ATTEMPTS || waitMs > LONGEST_WAIT_MS || (status !== 429 && status < 500)) throw failure;
        deps.onWait?.(`${failure.message} Asking again in ${Math.round(waitMs / 1000)} s (${attempt + 1} of ${ATTEMPTS}).`);
        await deps.wait(waitMs);
        waitedMs += waitMs;
      }
    },
  };
}
