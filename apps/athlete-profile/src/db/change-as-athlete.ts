import type { Database, OutboxRelay } from '@hyrox/service-kit';
import type { PoolClient } from 'pg';
import { tellAsService, type Athlete, type Fact } from './facts.ts';

export interface ChangeDeps {
  database: Pick<Database, 'asAthlete'>;
  relay: Pick<OutboxRelay, 'kick'>;
}

/** Runs `work` under the athlete's claims and writes the facts it returns, in one transaction; then has them relayed. */
export async function changeAsAthlete<T>(
  athlete: Athlete,
  deps: ChangeDeps,
  work: (tx: PoolClient) => Promise<{ result: T; facts: Fact[] }>,
): Promise<T> {
  const done = await deps.database.asAthlete(athlete.athleteId, async (tx) => {
    const { result, facts } = await work(tx);
    await tellAsService((sql, values) => tx.query(sql, values), athlete.athleteRef, facts);
    return { result, told: facts.length > 0 };
  });
  if (done.told) deps.relay.kick();
  return done.result;
}
