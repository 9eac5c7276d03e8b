import { z } from 'zod';
import source from './limits.json' with { type: 'json' };

const byLevel = <T extends z.ZodType>(value: T) => z.strictObject({ beginner: value, intermediate: value, advanced: value });
const number = z.number().positive();

const Limits = z.strictObject({
  source: z.string(),
  hours: byLevel(z.tuple([number, number])),
  fewestDays: z.int(),
  averageSessionMin: z.int(),
  hoursTolerance: number,
  /** Of the hours asked for. */
  deloadShare: z.tuple([number, number]),
  taperShareLargest: number,
  raceWeekShareLargest: number,
  /** Of a week's load on the last full week. */
  loadGrowth: number,
  acuteChronic: z.strictObject({ largest: number, weeks: z.int(), source: z.string() }),
  loadingWeeksInARow: z.strictObject({ usual: z.int(), masters: z.int() }),
  hardFromRpe: number,
  /** Days from one hard session to the next: 2 is every other day. */
  hardGapDays: z.strictObject({ usual: z.int(), from50: z.int() }),
  hardSessions: z.strictObject({ upToHours: z.array(z.tuple([number, z.int()])), from50: z.int(), from60: z.int() }),
  rpeCeiling: z.strictObject({ beginner: number, intermediate: number, advanced: number, deload: number, easy: number }),
  loadOfRaceLargest: byLevel(number),
  /** Of one set, as part of the whole race station. */
  stationDoseLargest: number,
  fewestRuns: z.int(),
  sessionsADay: byLevel(z.int()),
  dayLongestMin: byLevel(z.int()),
  sessionShortestMin: z.int(),
  beforeRace: z.strictObject({
    lungesDays: z.int(),
    gripDays: z.int(),
    easyDays: z.int(),
    easyRpe: number,
    simulationDays: z.int(),
    lastDays: z.int(),
  }),
  /** Station load as part of the race load. */
  loads: z.strictObject({
    general_prep: byLevel(number),
    specific_prep: byLevel(number),
    competition_prep: byLevel(number),
    taper: byLevel(number),
    deload: byLevel(number),
  }),
});

/** The bounds every plan stays within, whoever made it. */
export const PLAN_LIMITS = Limits.parse(source);
