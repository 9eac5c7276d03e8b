import { readErrorBody } from '../../api/error-body.ts';
import type { StreamRefused } from '../open-event-stream.ts';
import type { Refusal } from '../turn-view.ts';

const WORDS: Record<number, Refusal> = {
  401: { code: 'unauthenticated', message: 'Your session has ended. Sign in again; your message is kept.' },
  403: { code: 'forbidden', message: 'This account may not do that.' },
  404: { code: 'not_found', message: 'This conversation is not here any more.' },
  409: { code: 'conflict', message: 'Coach K is still answering in this conversation.' },
  413: { code: 'invalid', message: 'The message is too long.' },
  429: { code: 'rate_limited', message: 'That was a lot at once. Give it a moment.' },
};

/** Puts an answer of the server into words for the page: the server's own where it gave some, else by its status. */
export function refusalFrom({ status, body, retryAfterS }: Pick<StreamRefused, 'status' | 'body' | 'retryAfterS'>): Refusal {
  const retryAtMs = retryAfterS === undefined ? undefined : Date.now() + retryAfterS * 1_000;
  const told = readErrorBody(body);
  if (told) return { code: told.code, message: told.message, field: told.field, retryAtMs };
  const fallback: Refusal = { code: status < 500 ? 'invalid' : 'internal', message: 'The server could not take this message.' };
  return { ...(WORDS[status] ?? fallback), retryAtMs };
}
