import type { Exercise, PlanBlock, PlanSession, Station } from '@hyrox/contracts';
import { LIFTS, type LiftSlot } from '../data/week-menus.ts';
import { implementFor, liftFor } from '../choose-exercise.ts';
import { block, framed, framesOf, session, wholeMinutes } from './block.ts';
import type { SessionInput } from './build-runs.ts';
import { fullStationS, stationBlock } from './dose-station.ts';

const HELD: readonly Exercise[] = ['plank', 'side_plank', 'dead_hang'];
const REP_S = 4;
const SET_UP_S = 15;
const LIFT_MIN = 9;
const MOST_OF_STATION = 0.5;

function liftBlock(slot: LiftSlot, minutes: number, input: SessionInput): PlanBlock {
  const { athlete, week, rpe } = input;
  const { exercise, loaded } = liftFor(slot, week.block, athlete);
  const dose = LIFTS.dose[loaded ? (week.deload ? 'deload' : week.phase) : 'bodyweight'];
  const held = HELD.includes(exercise);
  const workS = (held ? LIFTS.holdS : dose.reps * REP_S) + SET_UP_S;
  const sets = Math.min(Math.max(Math.floor((minutes * 60 + dose.restS) / (workS + dose.restS)), 1), LIFTS.mostSets);
  const item = implementFor(exercise, athlete.atHand);
  return block({
    exercise,
    sets,
    reps: held ? null : dose.reps,
    workS: held ? LIFTS.holdS : null,
    restS: dose.restS,
    rpe,
    durationMin: minutes,
    note: item ? `With ${item.replaceAll('_', ' ')}; stop with ${Math.max(10 - Math.round(rpe), 1)} good repetitions left.` : null,
  });
}

/** A short piece of a station, so that every station is touched every week. */
function touchBlock(station: Station, minutes: number, input: SessionInput): PlanBlock {
  const sets = minutes >= 4 ? 2 : 1;
  const restS = sets === 2 ? 45 : 30;
  const workS = Math.max((minutes * 60 - sets * restS) / sets, 20);
  const part = Math.min(workS / fullStationS(station, input.athlete), MOST_OF_STATION);
  return stationBlock(station, { part, sets, restS, rpe: Math.min(input.rpe, 7), durationMin: minutes }, input);
}

/** Lifts in the slots of the kind, then short pieces of the stations the week has not had yet. */
export function buildStrength(input: SessionInput, stations: readonly Station[], kind: 'strength' | 'upper_strength'): PlanSession {
  const frames = framesOf(input.minutes, input.athlete.inputs.ageYears);
  const main = input.minutes - frames.warmUp - frames.coolDown;
  const touchMin = main >= 35 ? 5 : main >= 22 ? 3 : 2;
  const touched = stations.slice(0, Math.floor(main / touchMin));
  const slots = LIFTS[kind === 'strength' ? 'lower' : 'upper'];
  const lifting = main - touched.length * touchMin;
  const count = Math.min(Math.max(Math.floor(lifting / LIFT_MIN), lifting >= 3 ? 1 : 0), slots.length);
  // Minutes too few for a lift go to the first station.
  const spare = count === 0 ? lifting : 0;
  const liftMinutes = wholeMinutes(lifting, Math.max(count, 1));
  const lifts = slots.slice(0, count).map((slot, i) => liftBlock(slot, liftMinutes[i] ?? 0, input));
  const touches = touched.map((station, i) => touchBlock(station, touchMin + (i === 0 ? spare : 0), input));
  return session({ kind, rpe: input.rpe, blocks: framed([...lifts, ...touches], frames) });
}
