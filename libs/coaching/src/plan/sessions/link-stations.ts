import { Station, type PlanBlock, type PlanSession } from '@hyrox/contracts';
import { LINK_STEPS } from '../data/week-menus.ts';
import { around, block, framed, framesOf, session, wholeMinutes } from './block.ts';
import type { SessionInput } from './build-runs.ts';
import { fullStationS, stationBlock } from './dose-station.ts';

const inRaceOrder = (stations: readonly Station[]): Station[] => Station.options.filter((station) => stations.includes(station));

type LinkedKind = 'stations' | 'compromised' | 'simulation' | 'sharpen';

function firstStep({ athlete, week }: SessionInput, kind: LinkedKind): number {
  if (kind === 'simulation') return LINK_STEPS.simulationFrom;
  if (kind === 'sharpen') return LINK_STEPS.sharpenFrom;
  return LINK_STEPS.from[week.deload ? 'deload' : week.phase][athlete.inputs.level];
}

const pairS = (station: Station, [part, runM]: readonly [number, number], { athlete }: SessionInput): number =>
  fullStationS(station, athlete) * part + (runM / 1000) * athlete.racePaceSPerKm + LINK_STEPS.betweenS;

/** Station and run that fit into the minutes of one pair: the longest from where the phase begins. */
function stepFor(station: Station, minutes: number, input: SessionInput, from: number): readonly [number, number] {
  const steps = LINK_STEPS.ladder.slice(from);
  return steps.find((step) => pairS(station, step, input) <= minutes * 60) ?? LINK_STEPS.ladder.at(-1) ?? [0.1, 100];
}

/** A station and the run after it, in turn as often as the minutes hold. */
function pairBlocks(station: Station, minutes: number, input: SessionInput, from: number, mostRounds = LINK_STEPS.mostRounds): PlanBlock[] {
  const { athlete, rpe, week } = input;
  const step = stepFor(station, minutes, input, from);
  const sets = Math.min(Math.max(Math.floor((minutes * 60) / pairS(station, step, input)), 1), mostRounds);
  const stationMin = Math.min(Math.max(Math.round((sets * fullStationS(station, athlete) * step[0]) / 60), 1), minutes - 1);
  const spareS = (minutes * 60) / sets - pairS(station, step, input);
  const restS = Math.min(Math.max(Math.floor(spareS / 15) * 15, 0), LINK_STEPS.longestRestS);
  const slower = week.phase === 'general_prep' ? 10 : week.phase === 'specific_prep' ? 5 : 0;
  const run = block({ exercise: 'run', sets, distanceM: step[1], restS, rpe, durationMin: minutes - stationMin });
  const note = sets > 1 ? 'After each set of the station' : null;
  return [
    stationBlock(station, { part: step[0], sets, rpe, durationMin: stationMin }, input),
    { ...run, paceSPerKm: around(athlete.racePaceSPerKm + slower), note },
  ];
}

/** How many stations a session of `main` minutes links at the length its phase begins with. */
export function stationsHeld(input: SessionInput): number {
  const frames = framesOf(input.minutes, input.athlete.inputs.ageYears);
  const main = input.minutes - frames.warmUp - frames.coolDown;
  const step = LINK_STEPS.ladder[firstStep(input, 'compromised')] ?? [0.1, 100];
  const mean = Station.options.reduce((sum, station) => sum + pairS(station, step, input), 0) / Station.options.length;
  return Math.min(Math.max(Math.floor((main * 60) / mean), LINK_STEPS.fewestStations), Station.options.length, Math.floor(main / 2));
}

/** As the race has it: the run first, then its station, and the pause only after both. */
function inRaceTurn([station, run]: PlanBlock[]): PlanBlock[] {
  return station && run
    ? [
        { ...run, restS: 0, note: null },
        { ...station, restS: run.restS },
      ]
    : [];
}

/** Stations in race order, each followed at once by a run; `simulation` rehearses all eight as the race has them. */
export function linkStations(input: SessionInput, stations: readonly Station[], kind: LinkedKind): PlanSession {
  const frames = framesOf(input.minutes, input.athlete.inputs.ageYears);
  const minutes = wholeMinutes(input.minutes - frames.warmUp - frames.coolDown, stations.length);
  const from = firstStep(input, kind);
  const blocks = inRaceOrder(stations).flatMap((station, i) => {
    const pair = (mostRounds?: number) => pairBlocks(station, minutes[i] ?? 2, input, from, mostRounds);
    return kind === 'simulation' ? inRaceTurn(pair(1)) : pair();
  });
  return session({ kind, rpe: input.rpe, blocks: framed(blocks, frames) });
}

/** All eight fit as a simulation worth the name. */
export function holdsSimulation(input: SessionInput): boolean {
  const frames = framesOf(input.minutes, input.athlete.inputs.ageYears);
  const minutes = Math.floor((input.minutes - frames.warmUp - frames.coolDown) / Station.options.length);
  const parts = Station.options.map((station) => stepFor(station, minutes, input, LINK_STEPS.simulationFrom)[0]);
  return Math.min(...parts) >= LINK_STEPS.simulationSmallestPart;
}
