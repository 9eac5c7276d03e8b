import { Station, type SessionKind } from '@hyrox/contracts';
import { addDays } from '../calendar.ts';
import { EXERCISES, STATION_VARIANTS, type StationVariant } from '../data/exercises.ts';
import { PLAN_LIMITS } from '../data/limits.ts';
import { implementFor } from '../choose-exercise.ts';
import { daysToRace } from '../draft-weeks.ts';
import { finding, type BlockView, type CheckInput, type PlanRule } from './rule.ts';

const RUNS: readonly SessionKind[] = ['easy_run', 'long_run', 'quality_run', 'stations', 'compromised', 'simulation'];
const stationName = (station: Station): string => station.replaceAll('_', ' ');

/** The variants of a station an exercise can be; one exercise can stand in for several. */
function variantsOf({ block }: BlockView): { station: Station; variant: StationVariant }[] {
  return Station.options.flatMap((station) =>
    STATION_VARIANTS[station].filter(({ exercise }) => exercise === block.exercise).map((variant) => ({ station, variant })),
  );
}

/** The last days before the race have their own rules; every other week shows all stations and two runs. */
const isWholeWeek = (startDate: string, race: string | null): boolean =>
  daysToRace(addDays(startDate, 6), race) > PLAN_LIMITS.beforeRace.lastDays;

const checkStations: PlanRule = ({ weeks, blocks, race }) =>
  weeks
    .filter(({ week }) => isWholeWeek(week.startDate, race))
    .flatMap(({ week, path }) => {
      const own = blocks.filter((of) => of.week === week && of.block.part === 'main');
      const trained = new Set(own.flatMap((of) => variantsOf(of).map(({ station }) => station)));
      const missing = Station.options.filter((station) => !trained.has(station)).map(stationName);
      return missing.length > 0 ? [finding('stations.all_eight', path, `Week ${week.weekNumber} leaves out ${missing.join(', ')}.`)] : [];
    });

const checkRuns: PlanRule = ({ weeks, sessions, race }) =>
  weeks
    .filter(({ week }) => isWholeWeek(week.startDate, race))
    .flatMap(({ week, path }) => {
      const runs = sessions.filter(
        (of) =>
          of.week === week &&
          RUNS.includes(of.session.kind) &&
          of.session.blocks.some((b) => EXERCISES[b.exercise].moves.includes('running')),
      );
      return runs.length < PLAN_LIMITS.fewestRuns
        ? [finding('runs.two_a_week', path, `Week ${week.weekNumber} has ${runs.length} runs; two are the least.`)]
        : [];
    });

const checkMeans: PlanRule = ({ blocks, athlete }) =>
  blocks.flatMap(({ block, path }) => {
    const { name, moves } = EXERCISES[block.exercise];
    const against = moves.filter((movement) => athlete.leftOut.has(movement));
    return [
      ...(implementFor(block.exercise, athlete.atHand) === undefined
        ? [finding('exercises.equipment', path, `${name} needs equipment that you do not have.`)]
        : []),
      ...(against.length > 0
        ? [finding('exercises.limits', path, `${name} is ${against.join(' and ')}, which your limits leave out.`)]
        : []),
    ];
  });

function largestLoadKg(view: BlockView, { athlete, inputs }: CheckInput): number {
  const loads = variantsOf(view).flatMap(({ station, variant }) => {
    const race = athlete.raceLoadKg[station];
    return race === undefined || variant.loadOfRace === null ? [] : [race * variant.loadOfRace];
  });
  return loads.length === 0 ? Infinity : Math.max(...loads) * PLAN_LIMITS.loadOfRaceLargest[inputs.level];
}

const checkDoses: PlanRule = (input) =>
  input.blocks.flatMap((view) => {
    const { block, path } = view;
    const most = largestLoadKg(view, input);
    const variants = variantsOf(view);
    const amount = { m: block.distanceM, reps: block.reps, s: block.workS };
    const parts = variants.map(({ variant }) => (amount[variant.unit] ?? 0) / variant.full);
    const linked = view.session.kind !== 'easy_erg' && block.part === 'main';
    return [
      // Bags and bells come in steps of 2 kg.
      ...((block.loadKg ?? 0) > most + 2
        ? [finding('stations.load', path, `${block.loadKg} kg is more than your level and race load allow.`)]
        : []),
      ...(linked && parts.length > 0 && Math.min(...parts) > PLAN_LIMITS.stationDoseLargest
        ? [finding('stations.dose', path, 'One set is longer than the race station.')]
        : []),
    ];
  });

/** All eight stations and two runs a week, with what is at hand, without what is left out, no more than the race asks. */
export const checkContent: PlanRule = (input) => [...checkStations(input), ...checkRuns(input), ...checkMeans(input), ...checkDoses(input)];
