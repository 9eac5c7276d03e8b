import type { PlanBlock, PlanSession, SessionKind } from '@hyrox/contracts';
import { EXERCISES } from '../data/exercises.ts';
import { WEEK_MENUS } from '../data/week-menus.ts';

const NOTHING = {
  part: 'main',
  sets: null,
  reps: null,
  distanceM: null,
  workS: null,
  loadKg: null,
  restS: null,
  paceSPerKm: null,
  targetS: null,
  note: null,
} as const;

type Given = Pick<PlanBlock, 'exercise' | 'rpe' | 'durationMin'> & Partial<PlanBlock>;

/** A block with null for everything that was not said. */
export const block = (given: Given): PlanBlock => ({ ...NOTHING, ...given });

/** Five seconds per kilometre around a pace. */
export const around = (paceSPerKm: number): PlanBlock['paceSPerKm'] => ({
  from: Math.round(paceSPerKm) - 3,
  to: Math.round(paceSPerKm) + 3,
});

/** Minutes of warm-up and cool-down in a session of that length; older bodies take longer. */
export function framesOf(minutes: number, ageYears: number | null): { warmUp: number; coolDown: number } {
  const extra = minutes >= 40 && (ageYears ?? 0) >= 50 ? 3 : 0;
  const warmUp = minutes >= 60 ? 12 : minutes >= 40 ? 10 : minutes >= 25 ? 6 : 4;
  return { warmUp: warmUp + extra, coolDown: minutes >= 40 ? 5 : minutes >= 25 ? 4 : 3 };
}

interface SessionParts {
  kind: SessionKind;
  title?: string;
  purpose?: string;
  rpe: number;
  blocks: PlanBlock[];
}

/** A session as long as its blocks, with the words of its kind. */
export function session({ kind, title, purpose, rpe, blocks }: SessionParts): PlanSession {
  const words = WEEK_MENUS.words[kind];
  const durationMin = blocks.reduce((sum, of) => sum + of.durationMin, 0);
  return { kind, title: title ?? words.title, purpose: purpose ?? words.purpose, rpe, durationMin, blocks };
}

/** Warm-up and cool-down around the main part. */
export function framed(main: PlanBlock[], minutes: { warmUp: number; coolDown: number }): PlanBlock[] {
  return [
    block({ part: 'warm_up', exercise: 'drills', rpe: 3, durationMin: minutes.warmUp, note: 'Easy movement that rises to the first task' }),
    ...main,
    block({ part: 'cool_down', exercise: 'walk', rpe: 2, durationMin: minutes.coolDown }),
  ];
}

/** `total` minutes in `count` whole parts, the longer ones first. */
export function wholeMinutes(total: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.floor(total / count) + (i < total % count ? 1 : 0));
}

export const nameOf = (of: PlanBlock['exercise']): string => EXERCISES[of].name;
