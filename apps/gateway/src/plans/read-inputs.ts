import { readPlanInputs, type KnownAthlete, type ReadInputs } from '@hyrox/coaching';
import { getProfile, listLogEntries, ServiceError } from '@hyrox/contracts';
import { PAGE_MS, type AskBus } from '../bus-token.ts';

const MOST_BENCHMARKS = 50;
const MISSING = {
  weeklyHours: 'How many hours a week can you train? Say it here or in your profile.',
  level: 'Are you a beginner, intermediate or advanced? Say it here or in your profile.',
} as const;

/** Only what was said: an absent field leaves the word to the profile. */
export const said = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };

/** `invalid` that asks the athlete for the first fact a plan cannot do without; its field is the fact's name. */
export function askForMissing([missing]: readonly (keyof typeof MISSING)[]): ServiceError {
  if (!missing) return new ServiceError('invalid', 'More must be known for a plan');
  return new ServiceError('invalid', MISSING[missing], { field: missing });
}

/** The calendar day where the athlete lives, `YYYY-MM-DD`. */
export function todayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

/** What a plan of this athlete follows from: the profile, the newest benchmarks and what was said for this plan. */
export async function readInputs(
  athleteId: string,
  asked: KnownAthlete['asked'],
  { bus, now }: { bus: AskBus; now: Date },
): Promise<ReadInputs> {
  const [{ profile }, { entries }] = await Promise.all([
    bus.ask(getProfile, { athleteId }, { timeoutMs: PAGE_MS }),
    bus.ask(listLogEntries, { athleteId, kind: 'benchmark', limit: MOST_BENCHMARKS }, { timeoutMs: PAGE_MS }),
  ]);
  const benchmarks = entries.flatMap((of) => (of.kind === 'benchmark' ? [of.entry] : []));
  return readPlanInputs({ profile, benchmarks, today: todayIn(profile.timezone, now), recentWeeklyHours: null, asked });
}
