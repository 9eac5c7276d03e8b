import { Exercise, PlanPhase, SessionKind } from '@hyrox/contracts';
import { z } from 'zod';
import linkSource from './link-steps.json' with { type: 'json' };
import liftSource from './lifts.json' with { type: 'json' };
import menuSource from './week-menus.json' with { type: 'json' };
import runSource from './run-patterns.json' with { type: 'json' };

/** What a place in a week is for; the phase decides the session that fills it. */
export const Slot = SessionKind.extract(['quality_run', 'strength', 'compromised', 'long_run', 'easy_run', 'upper_strength', 'easy_erg']);
export type Slot = z.infer<typeof Slot>;

const Level = z.enum(['beginner', 'intermediate', 'advanced']);
const PhaseOrDeload = z.enum([...PlanPhase.options, 'deload']);
const Rpe = z.number().min(1).max(10).multipleOf(0.5);
const minutes = z.int().min(0);

const WeekMenus = z.strictObject({
  source: z.string(),
  about: z.string(),
  longestMin: z.record(Slot, z.record(Level, minutes)),
  secondSessionMin: z.record(Level, minutes),
  /** What survives a short week, first to last. */
  rank: z.array(Slot),
  share: z.record(Slot, z.number().positive()),
  byDays: z.record(z.enum(['3', '4', '5', '6', '7']), z.array(z.array(Slot))),
  /** 1 Monday to 7 Sunday. */
  preferredDay: z.partialRecord(Slot, z.array(z.int())),
  /** First and last week of a phase. */
  rpe: z.record(Slot, z.record(PlanPhase, z.tuple([Rpe, Rpe]))),
  raceWeek: z.record(
    z.enum(['1', '2', '3', '4', '5', '6']),
    z.strictObject({ kind: SessionKind.extract(['easy_run', 'sharpen']), weight: z.number(), rpe: Rpe }),
  ),
  raceWeekLongestMin: minutes,
  words: z.record(SessionKind, z.strictObject({ title: z.string().max(80), purpose: z.string().max(200) })),
});

const RunPattern = z.strictObject({
  key: z.string(),
  phases: z.array(PhaseOrDeload),
  levels: z.array(Level),
  title: z.string().max(80),
  exercise: Exercise,
  workS: z.int().nullable(),
  distanceM: z.int().nullable(),
  restS: z.int(),
  pace: z.enum(['race', 'threshold']),
  paceOffsetS: z.int(),
  mostSets: z.int(),
  source: z.string(),
});
export type RunPattern = z.infer<typeof RunPattern>;

const RunPatterns = z.strictObject({
  source: z.string(),
  patterns: z.array(RunPattern),
  defaultRacePaceSPerKm: z.record(Level, z.int()),
});

const LiftSlot = z.enum(['squat', 'hinge', 'single_leg', 'calf', 'pull', 'press', 'row', 'trunk', 'hip']);
export type LiftSlot = z.infer<typeof LiftSlot>;
const Dose = z.strictObject({ reps: z.int(), restS: z.int() });

const Lifts = z.strictObject({
  source: z.string(),
  lower: z.array(LiftSlot),
  upper: z.array(LiftSlot),
  /** Within a slot the lowest tier that is possible is used, its options in turn. */
  slots: z.array(z.strictObject({ slot: LiftSlot, options: z.array(z.strictObject({ exercise: Exercise, tier: z.int() })) })),
  dose: z.record(z.enum([...PhaseOrDeload.options, 'bodyweight']), Dose),
  holdS: z.int(),
  mostSets: z.int(),
});

const step = z.int().min(0);
const LinkSteps = z.strictObject({
  source: z.string(),
  about: z.string(),
  ladder: z.array(z.tuple([z.number().positive().max(1), z.int()])),
  from: z.record(PhaseOrDeload, z.record(Level, step)),
  simulationFrom: step,
  sharpenFrom: step,
  /** A pair is done in turn at most this often. */
  mostRounds: z.int().min(1),
  simulationSmallestPart: z.number(),
  fewestStations: z.int(),
  betweenS: z.int(),
  longestRestS: z.int(),
});

export const LINK_STEPS = LinkSteps.parse(linkSource);
export const WEEK_MENUS = WeekMenus.parse(menuSource);
export const RUN_PATTERNS = RunPatterns.parse(runSource);
export const LIFTS = Lifts.parse(liftSource);
