import type { EventMeta } from '@hyrox/messaging';
import { takeOnce } from '@hyrox/service-kit';
import type { PoolClient } from 'pg';

/**
 * Holds everything about one athlete until the transaction ends. A turn that arrives while its permission ends in another transaction
 * would else be kept: neither of the two sees what the other has not committed.
 */
export async function holdAthlete(tx: PoolClient, athleteRef: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [athleteRef]);
}

/** Takes an event of a consumer once, with its athlete held. False: it was taken before. */
export async function takeForAthlete(tx: PoolClient, consumer: string, athleteRef: string, meta: EventMeta): Promise<boolean> {
  await holdAthlete(tx, athleteRef);
  return takeOnce(tx, consumer, meta.eventId);
}
