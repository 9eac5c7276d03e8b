import type { LogKind } from '@hyrox/contracts';
import type { Unsent } from './unsent.ts';

/** The field of each kind that the list cannot do without; the rest is for the server to judge. */
const DAY_FIELD: Readonly<Record<LogKind, string>> = { workout: 'date', run: 'date', benchmark: 'test_date' };

/** Whether something from the storage is a wish of the queue. By hand: the log opens before the contracts have arrived. */
export function isUnsent(kept: unknown): kept is Unsent {
  if (!isRecord(kept)) return false;
  const { id, revision, at, isTried, problem, op, draft, isEdited, kind } = kept;
  const isWaiting = [id, revision, at].every((text) => typeof text === 'string') && typeof isTried === 'boolean';
  if (!isWaiting || !(problem === null || typeof problem === 'string')) return false;
  if (op === 'remove') return isKind(kind);
  return isDraft(draft) && (op === 'change' || (op === 'add' && typeof isEdited === 'boolean'));
}

function isDraft(draft: unknown): boolean {
  if (!isRecord(draft) || !isKind(draft['kind']) || !isRecord(draft['fields'])) return false;
  const day = draft['fields'][DAY_FIELD[draft['kind']]];
  return typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day);
}

const isKind = (kind: unknown): kind is LogKind => typeof kind === 'string' && Object.hasOwn(DAY_FIELD, kind);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
