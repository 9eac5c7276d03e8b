import { ServiceError, type recordConsent as contract } from '@hyrox/contracts';
import type { Database, OutboxRelay } from '@hyrox/service-kit';
import { injectTrace } from '@hyrox/telemetry';
import type { z } from 'zod';
import { refuseUnstorable } from '../db/refuse-unstorable.ts';

type Outcome = 'recorded' | 'gone' | 'under_16' | 'minor';

const TOO_YOUNG = {
  under_16:
    'You can ask the coach anything. Until you are 16 we keep your health data out of it, and we never learn from your conversations.',
  minor: 'We only learn from conversations of athletes who are 18 or older for sure. Nothing else changes for you.',
} as const;

/**
 * Appends what the athlete decided to the consent record, with its event. Withdrawing is always possible; `forbidden` (field `purpose`) for
 * a consent that the athlete is too young to give, `not_found` when the account is gone.
 */
export async function recordConsent(
  input: z.output<typeof contract.input>,
  deps: { database: Pick<Database, 'call'>; relay: Pick<OutboxRelay, 'kick'> },
): Promise<z.output<typeof contract.output>> {
  const { athleteId, athleteRef, purpose, granted, textVersion } = input;
  refuseUnstorable({ textVersion });
  const traceparent = injectTrace({})['traceparent'] ?? null;
  const args = [athleteId, athleteRef, purpose, granted, textVersion, traceparent];
  const outcome = await deps.database.call<Outcome>('record_consent', args);
  if (outcome === 'gone') throw new ServiceError('not_found', 'There is no such profile');
  if (outcome !== 'recorded') throw new ServiceError('forbidden', TOO_YOUNG[outcome], { field: 'purpose' });
  deps.relay.kick();
  return { purpose, granted };
}
