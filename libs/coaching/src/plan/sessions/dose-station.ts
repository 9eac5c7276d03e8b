import type { PlanBlock, Station } from '@hyrox/contracts';
import { EXERCISES, type StationVariant } from '../data/exercises.ts';
import { PLAN_LIMITS } from '../data/limits.ts';
import { implementFor, stationVariant } from '../choose-exercise.ts';
import type { WeekOutline } from '../lay-out-weeks.ts';
import type { Athlete } from '../read-athlete.ts';
import { block } from './block.ts';

/** Seconds of the whole station as this athlete does it, race station or stand-in. */
export function fullStationS(station: Station, athlete: Athlete): number {
  const variant = stationVariant(station, athlete);
  const { fastestSPerM, fastestSPerRep } = EXERCISES[variant.exercise];
  // A mistyped test is not believed beyond what anybody can do.
  const fastest = variant.full * ((variant.unit === 'm' ? fastestSPerM : fastestSPerRep) ?? 0);
  return Math.max(variant.sPerUnit === null ? athlete.stationS[station] : variant.full * variant.sPerUnit, fastest);
}

const STEPS: readonly (readonly [from: number, step: number])[] = [
  [1000, 50],
  [100, 10],
  [20, 5],
  [0, 1],
];

/** An amount somebody would write down: 350 m, 40 m, 15 repetitions. Never more than `amount`, except that something must be left. */
function written(amount: number, full: number): number {
  const step = STEPS.find(([from]) => full >= from)?.[1] ?? 1;
  return Math.max(Math.floor(amount / step) * step, Math.min(step, full));
}

/** Balls, bells and bags come in sizes; sleds are loaded to the kilogram. */
function stationLoadKg(station: Station, variant: StationVariant, { athlete, week }: DoseInput): number | null {
  const race = athlete.raceLoadKg[station];
  if (race === undefined || variant.loadOfRace === null) return null;
  if (station === 'wall_balls') return race;
  const part = PLAN_LIMITS.loads[week.deload ? 'deload' : week.phase][athlete.inputs.level];
  const kg = race * variant.loadOfRace * part;
  return station.startsWith('sled') ? Math.round(kg) : Math.max(Math.round(kg / 2) * 2, 2);
}

export interface DoseInput {
  athlete: Athlete;
  week: WeekOutline;
}

interface Dose {
  /** Of the whole station, in one set. */
  part: number;
  sets?: number;
  restS?: number;
  rpe: number;
  durationMin: number;
}

/** One station, or what stands in for it, as a block; `part` of the whole in each set. */
export function stationBlock(station: Station, dose: Dose, input: DoseInput): PlanBlock {
  const { athlete } = input;
  const variant = stationVariant(station, athlete);
  const amount = written(variant.full * dose.part, variant.full);
  const item = implementFor(variant.exercise, athlete.atHand);
  const isStandIn = variant.loadOfRace === null && variant.sPerUnit !== null;
  const notes = [
    ...(isStandIn ? [`For ${station.replaceAll('_', ' ')}: ${variant.why.toLowerCase()}`] : []),
    ...(item && variant.exercise !== (station as string) ? [`with ${item.replaceAll('_', ' ')}`] : []),
  ];
  return block({
    exercise: variant.exercise,
    sets: dose.sets ?? 1,
    reps: variant.unit === 'reps' ? amount : null,
    distanceM: variant.unit === 'm' ? amount : null,
    workS: variant.unit === 's' ? amount : null,
    loadKg: stationLoadKg(station, variant, input),
    restS: dose.restS ?? null,
    rpe: dose.rpe,
    durationMin: dose.durationMin,
    targetS:
      athlete.tested.has(station) && variant.sPerUnit === null ? Math.round((athlete.stationS[station] * amount) / variant.full) : null,
    note: notes.length > 0 ? notes.join(', ').slice(0, 300) : null,
  });
}
