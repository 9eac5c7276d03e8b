import { ServiceError, type eraseAthlete as contract } from '@hyrox/contracts';
import type { Database, OutboxRelay } from '@hyrox/service-kit';
import { injectTrace } from '@hyrox/telemetry';
import type { z } from 'zod';
import type { Athlete } from '../db/facts.ts';
import type { ErasureJob } from './erasure-job.ts';

/**
 * Deletes the account with everything that hangs on it, in one transaction, and has the rest begun at once. The same athlete again is the
 * same erasure. `not_found` when there never was such an account.
 */
export async function eraseAthlete(
  input: Athlete,
  deps: { database: Pick<Database, 'call'>; relay: Pick<OutboxRelay, 'kick'>; job: Pick<ErasureJob, 'kick'> },
): Promise<z.output<typeof contract.output>> {
  const args = [input.athleteId, input.athleteRef, injectTrace({})['traceparent'] ?? null];
  const erasure = await deps.database.call<{ erasureId: string; requestedAt: string } | null>('erase_athlete', args);
  if (!erasure) throw new ServiceError('not_found', 'There is no such account');
  deps.relay.kick();
  deps.job.kick();
  return erasure;
}
