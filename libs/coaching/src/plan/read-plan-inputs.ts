import { Equipment, PlanInputs, Station, Weekday, type Benchmark, type PlanBenchmarks, type Profile } from '@hyrox/contracts';
import { z } from 'zod';
import { RACE_RULES } from '../race/race-rules.ts';
import { riegelS } from '../race/pacing/estimate-running.ts';
import source from './data/profile-words.json' with { type: 'json' };

const WORDS = z
  .strictObject({
    source: z.string(),
    about: z.string(),
    equipment: z.record(z.string(), Equipment),
    days: z.array(z.strictObject({ upToHours: z.number(), days: z.array(Weekday) })),
  })
  .parse(source);

export interface KnownAthlete {
  profile: Profile;
  /** Newest first: the first of each kind counts. */
  benchmarks: readonly Benchmark[];
  today: string;
  recentWeeklyHours: number | null;
  /** What was said for this plan; it goes before the profile. */
  asked: Partial<Pick<PlanInputs, 'trainingDays' | 'startOfWeek' | 'weeklyHours' | 'raceDate' | 'level' | 'goalTimeS'>>;
}

export type ReadInputs = { ok: true; inputs: PlanInputs } | { ok: false; missing: ('weeklyHours' | 'level')[] };

function equipmentOf(words: readonly string[]): Equipment[] {
  const known = words.flatMap((word) => {
    const key = word
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9]+/gu, '_');
    const named = Equipment.safeParse(WORDS.equipment[key] ?? key);
    // A word that nobody knows is not at hand: a plan then asks for nothing that may be missing.
    return named.success ? [named.data] : [];
  });
  return [...new Set(known)];
}

const figure = (results: Benchmark['results'], field: string): number | null => {
  const value = Number(results?.[field]);
  return Number.isFinite(value) && value > 0 ? value : null;
};

function runTimeS(benchmarks: readonly Benchmark[], distanceM: number): number | null {
  const test = benchmarks.find(({ results }) => figure(results, 'distance_m') === distanceM && !results?.['station']);
  return test ? figure(test.results, 'time_s') : null;
}

/** Whole stations only: a test over half of one says less than a guess from the cohort. */
function stationTimes(benchmarks: readonly Benchmark[]): PlanBenchmarks['stationsS'] {
  const found = Station.options.flatMap((station) => {
    const rule = RACE_RULES.stations.find(({ key }) => key === station);
    const amount = rule?.unit === 'm' ? 'distance_m' : 'reps';
    const test = benchmarks.find(
      ({ results }) =>
        results?.['station'] === station && (figure(results, amount) ?? rule?.amount) === rule?.amount && figure(results, 'time_s'),
    );
    const timeS = test ? figure(test.results, 'time_s') : null;
    return timeS !== null && timeS >= 30 && timeS <= 1800 ? [[station, Math.round(timeS)]] : [];
  });
  return Object.fromEntries(found) as PlanBenchmarks['stationsS'];
}

const inside = (value: number | null, from: number, to: number): number | null =>
  value !== null && value >= from && value <= to ? Math.round(value) : null;

function benchmarksOf(benchmarks: readonly Benchmark[]): PlanBenchmarks {
  const two = runTimeS(benchmarks, 2000);
  return {
    fiveKmS: inside(runTimeS(benchmarks, 5000) ?? (two === null ? null : riegelS(two, 2000, 5000)), 720, 3600),
    tenKmS: inside(runTimeS(benchmarks, 10_000), 1500, 7200),
    thresholdPaceSPerKm: null,
    stationsS: stationTimes(benchmarks),
    lastRaceS: null,
  };
}

const LEVELS = PlanInputs.shape.level;

/** The inputs of a plan from what is known of an athlete, or which facts must be asked for first. */
export function readPlanInputs({ profile, benchmarks, today, recentWeeklyHours, asked }: KnownAthlete): ReadInputs {
  const weeklyHours = asked.weeklyHours ?? profile.weekly_availability_hours;
  const level = asked.level ?? LEVELS.safeParse(profile.training_history?.['experience']).data ?? null;
  if (!weeklyHours || level === null) {
    return { ok: false, missing: [...(weeklyHours ? [] : ['weeklyHours' as const]), ...(level === null ? ['level' as const] : [])] };
  }
  const age = profile.age ?? (profile.birth_year ? Number(today.slice(0, 4)) - profile.birth_year : null);
  const inputs = PlanInputs.parse({
    today,
    raceDate: asked.raceDate === undefined ? (profile.no_race_planned ? null : profile.race_date) : asked.raceDate,
    division: profile.division ?? 'open',
    sex: profile.sex === 'other' ? null : profile.sex,
    ageYears: inside(age, 16, 89),
    level,
    weeklyHours: Math.min(Math.max(weeklyHours, 0.5), 40),
    recentWeeklyHours,
    trainingDays: asked.trainingDays ?? WORDS.days.find(({ upToHours }) => weeklyHours <= upToHours)?.days ?? [1, 2, 3, 4, 5, 6, 7],
    startOfWeek: asked.startOfWeek ?? 1,
    sessionLimitMin: inside(Number(profile.preferences?.['session_length_min'] ?? 0), 20, 300),
    equipment: equipmentOf(profile.equipment_available),
    limits: profile.injuries_limitations.filter((limit) => limit.trim() !== ''),
    goalTimeS: asked.goalTimeS ?? inside((profile.goal_time_minutes ?? 0) * 60, 2400, 24_000),
    benchmarks: benchmarksOf(benchmarks),
  });
  return { ok: true, inputs };
}
