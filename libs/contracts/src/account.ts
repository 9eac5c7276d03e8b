import { z } from 'zod';
import { AthleteId, AthleteRef, ConversationId, Uuid } from './ids.ts';
import { rpc } from './message-kinds.ts';

/**
 * Is this sign-in still good? False once the session was ended anywhere or the account is gone: an access token alone lives on until it
 * expires, so gateways ask this every few seconds per session.
 */
export const checkSession = rpc(
  'athlete-profile',
  'check-session',
  1,
  z.object({ athleteId: AthleteId, sessionId: Uuid }),
  z.object({ alive: z.boolean() }),
);

/**
 * Deletes the account with everything that hangs on it, in one transaction, and begins to clear what lies outside the database's
 * cascade: events in the stream, collected training data, the subject key in the ledger. The same athlete again is the same erasure.
 */
export const eraseAthlete = rpc(
  'athlete-profile',
  'erase-athlete',
  1,
  z.object({ athleteId: AthleteId, athleteRef: AthleteRef }),
  z.object({ erasureId: Uuid, requestedAt: z.iso.datetime({ offset: true }) }),
);

/** How far an erasure is. Told to anyone who knows its id: it names nobody. `steps`: when each part was seen to be clean. */
export const readErasure = rpc(
  'athlete-profile',
  'read-erasure',
  1,
  z.object({ erasureId: Uuid }),
  z.object({
    requestedAt: z.iso.datetime({ offset: true }),
    completedAt: z.iso.datetime({ offset: true }).nullable(),
    steps: z.record(z.string(), z.string()),
  }),
);

/** One page of everything a service stores about an athlete. `cursor` comes from the page before; none on the last. */
const exportPage = { input: z.object({ athleteId: AthleteId, athleteRef: AthleteRef, cursor: z.string().max(200).optional() }) };
const ExportedPage = z.object({
  part: z.string(),
  rows: z.array(z.record(z.string(), z.unknown())),
  next: z.string().max(200).optional(),
});
export type ExportedPage = z.infer<typeof ExportedPage>;

/** Parts `profile`, `consents`, `workouts`, `running_logs`, `benchmarks`, `training_plans`. */
export const exportProfile = rpc('athlete-profile', 'export-page', 1, exportPage.input, ExportedPage);

/** Parts `conversations`, `messages` (superseded ones too, marked), `feedback`. */
export const exportConversations = rpc('conversations', 'export-page', 1, exportPage.input, ExportedPage);

/** Part `collected_for_training`: what the data team holds, by the opaque reference. */
export const exportCollected = rpc('training-data', 'export-page', 1, exportPage.input, ExportedPage);

/** Part `usage`: the ledger's rows of the opaque reference. */
export const exportUsage = rpc('inference', 'export-page', 1, exportPage.input, ExportedPage);

/** Takes the opaque reference out of the ledger: the money stays counted, the athlete is no longer in it. Idempotent. */
export const forgetSubject = rpc('inference', 'forget-subject', 1, z.object({ subjectKey: AthleteRef }), z.object({ changed: z.int() }));

/** Removes what was collected of an athlete and remembers the reference, so that nothing comes back. Idempotent. */
export const forgetCollected = rpc(
  'training-data',
  'forget-athlete',
  1,
  z.object({ athleteRef: AthleteRef }),
  z.object({ removed: z.int() }),
);

/** Removes what was collected of one conversation, unreadable messages included, and remembers its id, so that nothing comes back. Idempotent. */
export const forgetCollectedConversation = rpc(
  'training-data',
  'forget-conversation',
  1,
  z.object({ athleteRef: AthleteRef, conversationId: ConversationId }),
  z.object({ removed: z.int() }),
);

/** What is left of today's allowance. Days are UTC, because a day that moves with the traveller could be had twice. */
export const Usage = z.object({
  turnsToday: z.int(),
  turnsPerDay: z.int(),
  tokensToday: z.int(),
  tokensPerDay: z.int(),
  turnsPerMinute: z.int(),
  resetsAt: z.iso.datetime({ offset: true }),
});
export type Usage = z.infer<typeof Usage>;

export const readUsage = rpc('conversations', 'read-usage', 1, z.object({ athleteId: AthleteId }), z.object({ usage: Usage }));
