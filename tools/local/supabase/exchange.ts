import type { IncomingHttpHeaders } from 'node:http';

/** One request, read whole. */
export interface StandInRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** Empty when none was sent. */
  bodyText: string;
  remoteAddress: string;
}

/** What is sent back: `json` is serialised, `text` is JSON already, `html` is a page, none of them means no body. */
export interface Answer {
  status: number;
  json?: unknown;
  text?: string;
  html?: string;
  headers?: Record<string, string>;
  /** For the log, when the status is 5xx: names no value a caller sent. */
  reason?: string;
}

/** The token of `Authorization: Bearer …`, else of `apikey`, as Supabase's own gateway falls back. */
export function bearerOf(headers: IncomingHttpHeaders): string | undefined {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return bearer ?? apiKeyOf(headers);
}

export function apiKeyOf(headers: IncomingHttpHeaders): string | undefined {
  return typeof headers.apikey === 'string' && headers.apikey !== '' ? headers.apikey : undefined;
}
