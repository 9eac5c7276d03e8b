import { ServiceError } from '@hyrox/contracts';
import type { PoolClient } from 'pg';

/** `invalid` for a day that is still to come where the athlete lives; `not_found` when the account is gone. */
export async function refuseDayToCome(tx: PoolClient, athleteId: string, field: string, day: unknown): Promise<void> {
  const { rows } = await tx.query<{ to_come: boolean | null }>(
    'select $2::date > (now() at time zone p.timezone)::date as to_come from public.athlete_profiles p where p.id = $1',
    [athleteId, day ?? null],
  );
  if (!rows[0]) throw new ServiceError('not_found', 'There is no such profile');
  if (rows[0].to_come) throw new ServiceError('invalid', 'This day is still to come', { field });
}
