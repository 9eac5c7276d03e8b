import { conversationChanged, forgetCollectedConversation } from '@hyrox/contracts';
import type { AthleteEvent, AthleteEvents, Bus } from '@hyrox/messaging';
import { Rounds, type Database } from '@hyrox/service-kit';
import { type Logger, reasonOf } from '@hyrox/telemetry';

const TICK_MS = 2_000;
const ASK_MS = 10_000;
/** All must have been clean for this long: an event that was on its way when the conversation went has arrived by then. */
const QUIET_MS = 5_000;
/** When to look once more: a relay that was cut off from the bus in the middle of sending sends it when it is back. */
const LATE_CHECK_MS = 15 * 60_000;

interface Erasure {
  conversationId: string;
  athleteId: string;
  athleteRef: string;
}

export interface ErasureDeps {
  database: Pick<Database, 'call'>;
  bus: Pick<Bus, 'ask' | 'connected'>;
  events: Pick<AthleteEvents, 'eraseWhere'>;
  log: Pick<Logger, 'warn'>;
  quietMs?: number;
  lateCheckMs?: number;
}

/** The word of the deletion itself stays: devices and the collector are told by it, and it holds ids only. */
const isOf =
  (conversationId: string) =>
  ({ name, data }: AthleteEvent): boolean =>
    name !== conversationChanged.name && (data as { conversationId?: unknown } | null)?.conversationId === conversationId;

/** One pass over what outlives the rows of a deleted conversation: what was collected or buried of it, its events in the stream. */
async function clearConversation({ conversationId, athleteRef }: Erasure, { bus, events }: ErasureDeps): Promise<number> {
  const [collected, erased] = await Promise.allSettled([
    bus.ask(forgetCollectedConversation, { athleteRef, conversationId }, { timeoutMs: ASK_MS }),
    events.eraseWhere(athleteRef, isOf(conversationId)),
  ]);
  if (collected.status === 'rejected') throw collected.reason;
  if (erased.status === 'rejected') throw erased.reason;
  return collected.value.removed + erased.value;
}

/**
 * One round over the deleted conversations of which something may be left. Nothing is remembered between rounds but what stands in
 * `conversation_erasures`, so any instance goes on where another was killed. One that fails is tried again and holds up no other.
 */
export async function eraseConversations(deps: ErasureDeps): Promise<void> {
  const [quietMs, lateMs] = [deps.quietMs ?? QUIET_MS, deps.lateCheckMs ?? LATE_CHECK_MS];
  const due = await deps.database.call<Erasure[]>('due_conversation_erasures', [quietMs, lateMs]);
  for (const erasure of due) {
    try {
      const found = await clearConversation(erasure, deps);
      await deps.database.call('note_conversation_pass', [erasure.conversationId, erasure.athleteId, found, lateMs]);
    } catch (error) {
      const reason = reasonOf(error);
      deps.log.warn({ reason }, 'something of a deleted conversation could not be erased, it is tried again');
    }
  }
}

/** Goes over them at boot, after each deletion and every few seconds, outside transactions. Several replicas may run at once. */
export class ConversationErasures extends Rounds {
  constructor(deps: ErasureDeps) {
    const round = async () => void (deps.bus.connected && (await eraseConversations(deps)));
    super({ work: 'conversation erasures', everyMs: TICK_MS, round, log: deps.log });
  }
}
