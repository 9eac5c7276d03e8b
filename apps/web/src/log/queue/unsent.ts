import type { LogEntry, LogKind } from '@hyrox/contracts';
import { draftAsEntry, type LogDraft } from '../entries/log-draft.ts';

interface Waiting {
  /** Of the entry: the client chooses it, and the server takes it once. */
  id: string;
  /** Of this intent: changes when the athlete changes their mind, so that an answer to the older one is not taken for this one. */
  revision: string;
  at: string;
  /** It has been on its way at least once, so the server may already have it. */
  isTried: boolean;
  /** Why the server will not have it; null while it may still be sent. */
  problem: string | null;
}

/** What the athlete wants done to one entry of the log and the server has not confirmed. At most one per entry. */
export type Unsent = Waiting &
  ({ op: 'add'; draft: LogDraft; isEdited: boolean } | { op: 'change'; draft: LogDraft } | { op: 'remove'; kind: LogKind });

/** A wish of this moment. */
export type Intent = { id: string; revision: string; at: string } & (
  { op: 'add' | 'change'; draft: LogDraft } | { op: 'remove'; kind: LogKind }
);

/** Takes a wish in: together with what already waits for the same entry it is one thing to send, or nothing. */
export function withIntent(unsent: readonly Unsent[], intent: Intent): Unsent[] {
  const before = unsent.find(({ id }) => id === intent.id);
  const others = unsent.filter(({ id }) => id !== intent.id);
  const merged = merge(before, intent);
  return merged ? [...others, merged] : others;
}

function merge(before: Unsent | undefined, intent: Intent): Unsent | null {
  const { id, revision, at } = intent;
  const fresh = { id, revision, at, problem: null, isTried: before?.isTried ?? false };
  if (intent.op === 'remove') {
    const wasNeverSent = before?.op === 'add' && !before.isTried;
    return wasNeverSent ? null : { ...fresh, op: 'remove', kind: intent.kind };
  }
  if (before?.op === 'add') return { ...fresh, at: before.at, op: 'add', draft: intent.draft, isEdited: before.isTried };
  if (intent.op === 'add') return { ...fresh, op: 'add', draft: intent.draft, isEdited: false };
  return { ...fresh, op: 'change', draft: intent.draft };
}

/** What is left once the server has taken one: a wish that was changed meanwhile stays, and no longer adds what is already there. */
export function withoutSent(unsent: readonly Unsent[], sent: Unsent): Unsent[] {
  return unsent.flatMap((item): Unsent[] => {
    if (item.id !== sent.id) return [item];
    if (item.revision === sent.revision) return [];
    if (item.op !== 'add' || sent.op !== 'add') return [item];
    const { id, revision, at, isTried, problem, draft } = item;
    return [{ id, revision, at, isTried, problem, draft, op: 'change' }];
  });
}

/** An entry of the list, with what still waits for it. */
export type ListedEntry = LogEntry & { unsent: Unsent | null };

/** The stored entries as the athlete wants them: added, changed and removed ones included. */
export function applyUnsent(entries: readonly LogEntry[], unsent: readonly Unsent[]): ListedEntry[] {
  const waiting = new Map(unsent.map((item) => [item.id, item]));
  const known = new Set(entries.map(({ entry }) => entry.id));
  const kept = entries.flatMap((entry): ListedEntry[] => {
    const item = waiting.get(entry.entry.id);
    if (!item) return [{ ...entry, unsent: null }];
    // One that could not be removed stays in sight, with its reason.
    if (item.op === 'remove') return item.problem ? [{ ...entry, unsent: item }] : [];
    return [{ ...draftAsEntry(item.draft, item.id, entry.entry.created_at), unsent: item }];
  });
  const added = unsent.flatMap((item): ListedEntry[] =>
    item.op === 'remove' || known.has(item.id) ? [] : [{ ...draftAsEntry(item.draft, item.id, item.at), unsent: item }],
  );
  return [...added, ...kept];
}
