import { ApiError, apiErrorFrom } from './api-error.ts';
import { takeEarlyAnswer } from '../early/take-early.ts';
import type { TokenSource } from './token-source.ts';

/** Until the answer begins; a body that streams may take as long as it likes. */
const ANSWER_WITHIN_MS = 30_000;

/**
 * One request to our API with the session's token; a 401 is tried once more with a fresh one.
 * Throws `ApiError` for every answer that is not 2xx, and with status 0 when there was no answer.
 */
export async function fetchApi(path: string, token: TokenSource, init: RequestInit = {}): Promise<Response> {
  const first = await firstAnswer(path, await tokenOf(token.current), init);
  const response = first.status === 401 ? await send(path, await tokenOf(token.refresh), init) : first;
  if (!response.ok) throw await apiErrorFrom(response);
  return response;
}

/** What the document has begun to read before this code was here is not asked for again. */
async function firstAnswer(path: string, token: string, init: RequestInit): Promise<Response> {
  const early = init.method === undefined ? await takeEarlyAnswer(path, token) : null;
  return early ?? send(path, token, init);
}

async function tokenOf(read: () => Promise<string | null>): Promise<string> {
  const token = await read().catch((cause: unknown) => {
    throw new ApiError(0, 'unavailable', 'No connection to the server.', { cause });
  });
  if (!token) throw new ApiError(401, 'unauthenticated', 'Your session has ended. Sign in again.');
  return token;
}

async function send(path: string, token: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${token}`);
  const tooLate = new AbortController();
  const timer = setTimeout(() => tooLate.abort(), ANSWER_WITHIN_MS);
  const signal = init.signal ? AbortSignal.any([init.signal, tooLate.signal]) : tooLate.signal;
  try {
    return await fetch(path, { ...init, headers, signal, cache: 'no-store' });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiError(0, 'unavailable', 'No connection to the server.', { cause });
  } finally {
    clearTimeout(timer);
  }
}
