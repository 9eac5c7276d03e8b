import { PlanPhase } from '@hyrox/contracts';
import { z } from 'zod';
import source from './periodisation.json' with { type: 'json' };

const weeks = z.int().min(1);
const share = z.number().positive();

const Periodisation = z.strictObject({
  source: z.string(),
  /** A race nearer than this is prepared for by rest, not by a plan. */
  shortestDays: z.int(),
  /** A race further away is waited for with an open block. */
  longestWeeks: weeks,
  openBlock: z.strictObject({ general: weeks, specific: weeks }),
  taper: z.strictObject({
    fewHoursBelow: z.number(),
    weeksFewHours: weeks,
    weeks,
    /** A race this early in its week (day 0 is the first) leaves no week to taper in: one more goes before it. */
    earlyRaceBelowDay: z.int(),
    earlyRaceBelowDayFewHours: z.int(),
    source: z.string(),
  }),
  /** Weeks of competition preparation by weeks before the taper. */
  competition: z.array(z.strictObject({ upToWeeks: weeks, weeks })),
  specificLongest: weeks,
  deloadEvery: z.strictObject({ weeks, mastersWeeks: weeks, mastersFromAge: z.int() }),
  shareOfAsked: z.strictObject({
    /** Loading weeks between two easy ones, in order. */
    wave: z.array(share),
    deload: share,
    taper: share,
    /** Of the six days before the race. */
    lastDays: share,
  }),
  rampPerWeek: share,
  /** Somebody who trains less than this part of what is asked starts from it. */
  rampFloorShare: share,
  focus: z.record(z.enum([...PlanPhase.options, 'deload', 'race']), z.string().max(200)),
});

/** Lengths of phases and shares of weeks: knowledge/team5.md as data. */
export const PERIODISATION = Periodisation.parse(source);
