import { summariseAthlete } from '@hyrox/coaching';
import { Profile, ServiceError, type AthleteSummary } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import { z } from 'zod';

const Facts = z.object({
  profile: Profile,
  today: z.string(),
  adult: z.boolean().nullable(),
  healthConsent: z.boolean(),
  trainingConsent: z.boolean(),
});

/** What this turn may know of the athlete, read anew each time: the race comes nearer and profiles change. */
export async function summariseForTurn(input: { athleteId: string }, deps: { database: Pick<Database, 'call'> }): Promise<AthleteSummary> {
  const found = await deps.database.call<unknown>('athlete_facts', [input.athleteId]);
  if (!found) throw new ServiceError('not_found', 'There is no such profile');
  const { profile, today, adult, healthConsent, trainingConsent } = Facts.parse(found);
  const summary = healthConsent ? summariseAthlete(profile, today) : '';
  return {
    summary: summary || null,
    adult,
    division: profile.division,
    sex: profile.sex,
    raceDate: profile.race_date,
    trainingConsent,
    displayName: profile.display_name,
  };
}
