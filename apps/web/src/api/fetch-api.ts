import { ApiError, apiErrorFrom } from './api-error.ts';
import type { TokenSource } from './token-source.ts';

/**
 * One request to our API with the session's token; a 401 is tried once more with a fresh one.
 * Throws `ApiError` for every answer that is not 2xx, and with status 0 when there was no answer.
 */
export async function fetchApi(path: string, token: TokenSource, init: RequestInit = {}): Promise<Response> {
  const first = await send(path, await tokenOf(token.current), init);
  const response = first.status === 401 ? await send(path, await tokenOf(token.refresh), init) : first;
  if (!response.ok) throw await apiErrorFrom(response);
  return response;
}

async function tokenOf(read: () => Promise<string | null>): Promise<string> {
  const token = await read();
  if (!token) throw new ApiError(401, 'unauthenticated', 'Your session has ended. Sign in again.');
  return token;
}

async function send(path: string, token: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${token}`);
  try {
    return await fetch(path, { ...init, headers, cache: 'no-store' });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiError(0, 'unavailable', 'No connection to the coach.', { cause });
  }
}
