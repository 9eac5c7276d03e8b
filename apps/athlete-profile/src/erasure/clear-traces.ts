import { athleteErased, forgetCollected, forgetSubject } from '@hyrox/contracts';
import type { AthleteEvents, Bus } from '@hyrox/messaging';
import type { Database } from '@hyrox/service-kit';
import { type Logger, reasonOf } from '@hyrox/telemetry';

/** The parts outside the database's cascade, by the word the athlete is told. */
export type ErasedPart = 'collected' | 'usage' | 'outbox' | 'events';

export const ERASED_PARTS: readonly ErasedPart[] = ['collected', 'usage', 'outbox', 'events'];

export interface ClearDeps {
  bus: Pick<Bus, 'ask'>;
  events: Pick<AthleteEvents, 'erase'>;
  database: Pick<Database, 'call'>;
  log: Pick<Logger, 'warn'>;
}

const ASK_MS = 10_000;

/**
 * One pass over everything that may still name an erased athlete. Every part can be repeated and none waits for another; returns how much
 * each part still held, without the parts that failed. The word of the erasure itself goes last: until the data team and the ledger
 * have confirmed, it is what would tell them.
 */
export async function clearTraces(
  erasure: { id: string; athleteRef: string },
  { bus, events, database, log }: ClearDeps,
): Promise<Partial<Record<ErasedPart, number>>> {
  const { athleteRef } = erasure;
  const found: Partial<Record<ErasedPart, number>> = {};
  const clear = async (part: ErasedPart, work: () => Promise<number>) => {
    try {
      found[part] = await work();
    } catch (error) {
      const reason = reasonOf(error);
      log.warn({ erasureId: erasure.id, part, reason }, 'a part of an erasure failed, it is tried again');
    }
  };
  await clear('collected', async () => (await bus.ask(forgetCollected, { athleteRef }, { timeoutMs: ASK_MS })).removed);
  await clear('usage', async () => (await bus.ask(forgetSubject, { subjectKey: athleteRef }, { timeoutMs: ASK_MS })).changed);
  const confirmed = found.collected !== undefined && found.usage !== undefined;
  // The outbox before the stream: what is still to be relayed would come back.
  await clear('outbox', () => database.call<number>('forget_facts', [athleteRef, !confirmed]));
  await clear('events', () => events.erase(athleteRef, confirmed ? [] : [athleteErased.name]));
  return found;
}
