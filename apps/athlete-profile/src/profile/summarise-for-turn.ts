import { summariseAthlete } from '@hyrox/coaching';
import { Profile, ServiceError, type AthleteSummary } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import { z } from 'zod';

const Facts = z.object({ profile: Profile, today: z.string(), healthConsent: z.boolean(), trainingConsent: z.boolean() });

const ADULT_AGE = 18;

/** Certain only when the birthday of the youngest possible age has passed for sure: the year alone leaves one year of doubt. */
function isAdult(birthYear: number | null, today: string): boolean | null {
  return birthYear === null ? null : Number(today.slice(0, 4)) - birthYear > ADULT_AGE;
}

/** What this turn may know of the athlete, read anew each time: the race comes nearer and profiles change. */
export async function summariseForTurn(input: { athleteId: string }, deps: { database: Pick<Database, 'call'> }): Promise<AthleteSummary> {
  const found = await deps.database.call<unknown>('athlete_facts', [input.athleteId]);
  if (!found) throw new ServiceError('not_found', 'There is no such profile');
  const { profile, today, healthConsent, trainingConsent } = Facts.parse(found);
  const summary = healthConsent ? summariseAthlete(profile, today) : '';
  return {
    summary: summary || null,
    adult: isAdult(profile.birth_year, today),
    division: profile.division,
    sex: profile.sex,
    raceDate: profile.race_date,
    trainingConsent,
  };
}
