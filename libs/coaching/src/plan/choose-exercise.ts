import type { Equipment, Exercise, Station } from '@hyrox/contracts';
import { EXERCISES, STATION_VARIANTS, type StationVariant } from './data/exercises.ts';
import { LIFTS, type LiftSlot } from './data/week-menus.ts';
import type { Athlete } from './read-athlete.ts';

type Means = Pick<Athlete, 'atHand' | 'leftOut'>;

/** What is used for it: null when nothing is needed, undefined when nothing that is needed is at hand. */
export function implementFor(exercise: Exercise, atHand: ReadonlySet<Equipment>): Equipment | null | undefined {
  const { needs } = EXERCISES[exercise];
  return needs.length === 0 ? null : needs.find((item) => atHand.has(item));
}

/** Everything it needs is at hand and no limit leaves it out. */
export function isPossible(exercise: Exercise, { atHand, leftOut }: Means): boolean {
  return implementFor(exercise, atHand) !== undefined && !EXERCISES[exercise].moves.some((movement) => leftOut.has(movement));
}

/** The race station where it can be done, else the first stand-in that can. The last one of each list always can. */
export function stationVariant(station: Station, means: Means): StationVariant {
  const found = STATION_VARIANTS[station].find(({ exercise }) => isPossible(exercise, means));
  if (!found) throw new Error(`Nothing stands in for ${station}`);
  return found;
}

/** The exercise of a slot: of those in the best tier that can be done, the `turn`-th. */
export function liftFor(slot: LiftSlot, turn: number, means: Means): { exercise: Exercise; loaded: boolean } {
  const options = LIFTS.slots.find((of) => of.slot === slot)?.options.filter(({ exercise }) => isPossible(exercise, means)) ?? [];
  const tier = Math.min(...options.map((option) => option.tier));
  const best = options.filter((option) => option.tier === tier);
  const chosen = best[turn % best.length];
  if (!chosen) throw new Error(`Nothing fills the slot ${slot}`);
  return { exercise: chosen.exercise, loaded: EXERCISES[chosen.exercise].needs.length > 0 };
}

const ERGS = ['bike', 'row', 'ski_erg'] as const;

/** The machine of an easy day in turn, or null where there is none. */
export function ergFor(turn: number, means: Means): Exercise | null {
  const possible = ERGS.filter((erg) => isPossible(erg, means));
  return possible[turn % Math.max(possible.length, 1)] ?? null;
}

const PLACES = [
  ['outdoors', 'Outdoors'],
  ['track', 'On the track'],
  ['treadmill', 'On the treadmill, 1 % incline'],
] as const;

/** Where to run, in turn. */
export function placeFor(turn: number, { atHand }: Means): string | null {
  const possible = PLACES.filter(([item]) => atHand.has(item));
  return possible[turn % Math.max(possible.length, 1)]?.[1] ?? null;
}
