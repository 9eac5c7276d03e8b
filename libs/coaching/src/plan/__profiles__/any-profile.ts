import { Equipment, Station, type PlanInputs } from '@hyrox/contracts';
import fc from 'fast-check';
import { findCohort } from '../../race/cohorts.ts';
import { addDays } from '../calendar.ts';
import { PLAN_LIMITS } from '../data/limits.ts';

/** Limits that name movements or body parts and leave a plan possible, as athletes write them. */
export const LIMITS = [
  'Left knee, no deep lunges',
  'no jumping',
  'No burpees, doctor cleared the rest',
  'sore shoulder, nothing overhead',
  'lower back: no heavy hinging',
  'right wrist',
  'tennis elbow',
  'no lunges',
  'hip flexor, left',
  'hamstring',
  'ankle, running is fine',
  'grip is weak after climbing: no long hangs',
  'neck',
  'no squats',
  'no carries',
  'no pulling',
  'ribs',
];

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 3 });

/** Hours that the days can hold at the level, from the least the level allows. */
const HOURS_BY_DAYS = {
  beginner: { 3: 4, 4: 4.5, 5: 5.5, 6: 6, 7: 7 },
  intermediate: { 3: 5, 4: 6, 5: 7.5, 6: 9, 7: 10.5 },
  advanced: { 3: 6, 4: 8, 5: 10, 6: 12, 7: 14 },
} as const;

const schedule = fc
  .record({
    level: fc.constantFrom('beginner' as const, 'intermediate' as const, 'advanced' as const),
    trainingDays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 3 }),
    hoursShare: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ level, trainingDays, hoursShare }) => {
    const [fewest] = PLAN_LIMITS.hours[level];
    const most = HOURS_BY_DAYS[level][trainingDays.length as 3];
    return { level, trainingDays, weeklyHours: Math.round((fewest + (most - fewest) * hoursShare) * 4) / 4 };
  });

/** From a quarter faster than the fastest tenth of open men to a quarter slower than the slowest. */
function anyTest(station: Station): fc.Arbitrary<number> {
  const [fastest, , , , slowest] = findCohort('open', 'male')?.seconds[station] ?? [100, 0, 0, 0, 300];
  return fc.integer({ min: Math.round(fastest * 0.75), max: Math.round(slowest * 1.25) });
}

const benchmarks = fc.record({
  fiveKmS: orNull(fc.integer({ min: 960, max: 2100 })),
  tenKmS: orNull(fc.integer({ min: 2100, max: 4500 })),
  thresholdPaceSPerKm: orNull(fc.integer({ min: 210, max: 420 })),
  stationsS: fc
    .subarray(Station.options)
    .chain((stations) => fc.record(Object.fromEntries(stations.map((station) => [station, anyTest(station)])))),
  lastRaceS: orNull(fc.integer({ min: 3600, max: 8400 })),
});

/** Any athlete a plan should be possible for, on any day of 2027. */
export const anyProfile: fc.Arbitrary<PlanInputs> = fc
  .record({
    schedule,
    todayAfter: fc.integer({ min: 0, max: 364 }),
    raceAfter: orNull(
      fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 17, max: 170 }) }, { weight: 1, arbitrary: fc.integer({ min: 171, max: 400 }) }),
    ),
    division: fc.constantFrom('open' as const, 'pro' as const),
    sex: orNull(fc.constantFrom('female' as const, 'male' as const)),
    ageYears: orNull(fc.integer({ min: 16, max: 80 })),
    recentShare: orNull(fc.double({ min: 0, max: 1.3, noNaN: true })),
    startOfWeek: fc.integer({ min: 1, max: 7 }),
    equipment: fc.subarray(Equipment.options),
    limits: fc.oneof(
      { weight: 2, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: fc.subarray(LIMITS, { minLength: 1, maxLength: 3 }) },
    ),
    goalTimeS: orNull(fc.integer({ min: 3600, max: 8400 })),
    benchmarks,
  })
  .map(({ schedule: { level, trainingDays, weeklyHours }, todayAfter, raceAfter, recentShare, ...rest }) => {
    const today = addDays('2027-01-01', todayAfter);
    return {
      ...rest,
      level,
      trainingDays,
      weeklyHours,
      today,
      raceDate: raceAfter === null ? null : addDays(today, raceAfter),
      recentWeeklyHours: recentShare === null ? null : Math.round(recentShare * weeklyHours * 10) / 10,
      sessionLimitMin: null,
    };
  });
