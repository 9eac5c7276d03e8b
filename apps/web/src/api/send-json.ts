import { fetchApi } from './fetch-api.ts';
import type { TokenSource } from './token-source.ts';

/** One change through our API, its body as JSON. Throws `ApiError`. */
export function sendJson(
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  { token, body, signal }: { token: TokenSource; body?: unknown; signal?: AbortSignal },
): Promise<Response> {
  return fetchApi(path, token, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    ...(signal && { signal }),
  });
}
