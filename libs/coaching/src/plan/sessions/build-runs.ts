import type { PlanSession } from '@hyrox/contracts';
import { paceZones } from '../../race/load/zones.ts';
import { RUN_PATTERNS, type RunPattern } from '../data/week-menus.ts';
import { ergFor, isPossible, placeFor } from '../choose-exercise.ts';
import type { WeekOutline } from '../lay-out-weeks.ts';
import type { Athlete } from '../read-athlete.ts';
import { around, block, framed, framesOf, session } from './block.ts';

export interface SessionInput {
  athlete: Athlete;
  week: WeekOutline;
  minutes: number;
  rpe: number;
}

function easyPace({ thresholdPaceSPerKm }: Athlete) {
  const easy = paceZones(thresholdPaceSPerKm).find(({ key }) => key === 'easy');
  return easy ? { from: easy.fromSPerKm, to: easy.toSPerKm } : null;
}

const FRESH_STRIDES = 4;
const STRIDES_MIN = 5;

function runNote({ athlete, week }: SessionInput): string | null {
  const place = placeFor(week.weekNumber, athlete);
  const walk = athlete.inputs.level === 'beginner' ? 'Walk a minute whenever full sentences stop' : 'Full sentences at any moment';
  return place ? `${place}. ${walk}.` : `${walk}.`;
}

/** Easy running with, for those who are used to it, a few short strides at the end. */
export function buildEasyRun(input: SessionInput, kind: 'easy_run' | 'long_run' = 'easy_run'): PlanSession {
  const { athlete, minutes, rpe } = input;
  const strides = kind === 'easy_run' && minutes >= 30 && athlete.inputs.level !== 'beginner';
  const run = block({
    exercise: 'run',
    rpe,
    durationMin: strides ? minutes - STRIDES_MIN : minutes,
    paceSPerKm: easyPace(athlete),
    note: runNote(input),
  });
  const fast = block({ exercise: 'strides', sets: FRESH_STRIDES, workS: 15, restS: 45, rpe: 5, durationMin: STRIDES_MIN });
  return session({ kind, rpe, blocks: strides ? [run, fast] : [run] });
}

/** Easy minutes on a machine in turn; where there is none, easy running. */
export function buildEasyErg(input: SessionInput): PlanSession {
  const erg = ergFor(input.week.weekNumber, input.athlete);
  if (!erg) return buildEasyRun(input);
  const blocks = [block({ exercise: erg, rpe: input.rpe, durationMin: input.minutes, note: 'Steady, full sentences at any moment.' })];
  return session({ kind: 'easy_erg', rpe: input.rpe, blocks });
}

const paceOf = ({ pace, paceOffsetS }: RunPattern, { racePaceSPerKm, thresholdPaceSPerKm }: Athlete): number =>
  (pace === 'race' ? racePaceSPerKm : thresholdPaceSPerKm) + paceOffsetS;

function workSOf(pattern: RunPattern, athlete: Athlete): number {
  return pattern.workS ?? Math.round(((pattern.distanceM ?? 0) / 1000) * paceOf(pattern, athlete));
}

/** As many repeats as the minutes hold. */
function setsIn(pattern: RunPattern, athlete: Athlete, minutes: number): number {
  const work = workSOf(pattern, athlete);
  return Math.min(Math.floor((minutes * 60 + pattern.restS) / (work + pattern.restS)), pattern.mostSets);
}

function patternFor({ athlete, week }: SessionInput, minutes: number): RunPattern {
  const phase = week.deload ? 'deload' : week.phase;
  const mine = RUN_PATTERNS.patterns.filter(
    (of) => of.phases.includes(phase) && of.levels.includes(athlete.inputs.level) && isPossible(of.exercise, athlete),
  );
  const fitting = mine.filter((of) => setsIn(of, athlete, minutes) >= 2);
  const shortest = mine.toSorted((a, b) => workSOf(a, athlete) - workSOf(b, athlete));
  // Progress goes through the patterns of the phase in order, as far as its weeks reach.
  const chosen = fitting[Math.min(Math.round(week.progress * (fitting.length - 1)), fitting.length - 1)] ?? shortest[0];
  if (!chosen) throw new Error(`No run pattern for ${phase}`);
  return chosen;
}

/** Repeats at threshold or race pace; minutes that hold no further repeat are run easily. */
export function buildQualityRun(input: SessionInput): PlanSession {
  const { athlete, minutes, rpe, week } = input;
  const frames = framesOf(minutes, athlete.inputs.ageYears);
  const main = minutes - frames.warmUp - frames.coolDown;
  const pattern = patternFor(input, main);
  const sets = Math.max(setsIn(pattern, athlete, main), 1);
  const workS = Math.min(workSOf(pattern, athlete), main * 60);
  const repeatsMin = Math.min(Math.ceil((sets * workS + (sets - 1) * pattern.restS) / 60), main);
  const repeats = block({
    exercise: pattern.exercise,
    sets,
    workS: pattern.distanceM === null ? workS : null,
    distanceM: pattern.distanceM,
    restS: pattern.restS,
    rpe,
    durationMin: repeatsMin,
    paceSPerKm: pattern.exercise === 'hill_run' ? null : around(paceOf(pattern, athlete)),
    targetS: pattern.distanceM === null ? null : workS,
    note: placeFor(week.weekNumber, athlete),
  });
  const easy = block({ exercise: 'run', rpe: 3, durationMin: main - repeatsMin, paceSPerKm: easyPace(athlete) });
  return session({
    kind: 'quality_run',
    title: pattern.title,
    rpe,
    blocks: framed(main > repeatsMin ? [repeats, easy] : [repeats], frames),
  });
}
