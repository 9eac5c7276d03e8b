import { ApiError } from '../../api/api-error.ts';
import { sendJson } from '../../api/send-json.ts';
import type { TokenSource } from '../../api/token-source.ts';
import { LOG_PATHS } from '../entries/log-draft.ts';
import type { Unsent } from './unsent.ts';

/** What the server made of one: taken, with the entry as it stands there (none when it was removed), refused for good, or not now. */
export type SendOutcome = { result: 'taken'; body: unknown } | { result: 'refused'; problem: string } | { result: 'later' };

const CREATED = 201;

/** Sends one wish. Sent twice it is done once: entries carry their own ids, and removing what is gone is success. */
export async function sendUnsent(item: Unsent, token: TokenSource): Promise<SendOutcome> {
  try {
    return { result: 'taken', body: await send(item, token) };
  } catch (error) {
    if (!(error instanceof ApiError) || error.isRetryable || error.code === 'unauthenticated') return later(error);
    if (item.op === 'remove' && error.code === 'not_found') return { result: 'taken', body: null };
    const isGone = item.op === 'change' && error.code === 'not_found';
    return { result: 'refused', problem: isGone ? 'This entry was deleted on another device.' : error.message };
  }
}

function later(error: unknown): SendOutcome {
  if (!(error instanceof ApiError)) console.warn('An entry could not be sent and will be tried again', error);
  return { result: 'later' };
}

async function send(item: Unsent, token: TokenSource): Promise<unknown> {
  if (item.op === 'remove') {
    await sendJson('DELETE', `${LOG_PATHS[item.kind]}/${item.id}`, { token });
    return null;
  }
  const path = LOG_PATHS[item.draft.kind];
  const change = () => sendJson('PATCH', `${path}/${item.id}`, { token, body: item.draft.fields }).then((answer) => answer.json());
  if (item.op === 'change') return change();
  const answer = await sendJson('POST', path, { token, body: { ...item.draft.fields, id: item.id } });
  // An earlier try had arrived after all, with what the entry said then.
  if (answer.status !== CREATED && item.isEdited) return change();
  return answer.json();
}
