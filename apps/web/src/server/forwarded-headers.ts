/** The header `noteClientAddress` writes who called in. Ours alone: it is overwritten on every request that comes in. */
export const CLIENT_ADDRESS = 'x-hyrox-client-address';

const REQUEST_HEADERS = [
  'accept',
  'accept-language',
  'apikey',
  'authorization',
  'content-type',
  'if-none-match',
  'last-event-id',
  'traceparent',
  'x-client-info',
  'x-request-id',
  'x-supabase-api-version',
];

const RESPONSE_HEADERS = [
  'content-disposition',
  'content-encoding',
  'content-type',
  'etag',
  'link',
  'retry-after',
  'traceparent',
  'www-authenticate',
  'x-accel-buffering',
  'x-request-id',
  'x-supabase-api-version',
  'x-total-count',
];

/**
 * What the upstream may know of a request. Cookies and the caller's own forwarding headers stay here:
 * `X-Forwarded-For` is one hop, the address this server was called from.
 */
export function requestHeaders(from: Headers): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of REQUEST_HEADERS) {
    const value = from.get(name);
    if (value !== null) kept[name] = value;
  }
  const caller = from.get(CLIENT_ADDRESS);
  if (caller !== null) kept['x-forwarded-for'] = caller;
  return kept;
}

/** What the browser gets back. `no-transform` keeps the compression of this server from holding a stream back. */
export function responseHeaders(from: Record<string, string | string[] | undefined>): Headers {
  const kept = new Headers();
  for (const name of RESPONSE_HEADERS) {
    for (const value of [from[name] ?? []].flat()) kept.append(name, value);
  }
  const cacheControl = [from['cache-control'] ?? 'no-store'].flat().join(', ');
  kept.set('cache-control', cacheControl.includes('no-transform') ? cacheControl : `${cacheControl}, no-transform`);
  return kept;
}
