import { readPlanInputs, type KnownAthlete, type ReadInputs } from '@hyrox/coaching';
import { getProfile, listLogEntries } from '@hyrox/contracts';
import { PAGE_MS, type AskBus } from '../bus-token.ts';

const MOST_BENCHMARKS = 50;

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
