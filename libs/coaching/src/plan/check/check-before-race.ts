import type { Exercise } from '@hyrox/contracts';
import { EXERCISES } from '../data/exercises.ts';
import { PLAN_LIMITS } from '../data/limits.ts';
import { daysToRace } from '../draft-weeks.ts';
import { finding, type PlanRule } from './rule.ts';

/** Heavy work for the hands; a light row or pull-up is not. */
const GRIP: readonly Exercise[] = ['farmers_carry', 'dumbbell_carry', 'sled_pull', 'deadlift', 'dead_hang'];

/** The last days: no hard session, no lunges, no heavy grip, no simulation. */
export const checkBeforeRace: PlanRule = ({ sessions, blocks, race }) => {
  const { lungesDays, gripDays, easyDays, easyRpe, simulationDays } = PLAN_LIMITS.beforeRace;
  return [
    ...sessions.flatMap(({ session, day, path }) => {
      const out = daysToRace(day.date, race);
      return [
        ...(out <= easyDays && session.rpe > easyRpe
          ? [finding('before_race.effort', path, `“${session.title}” is too hard ${out} days before the race.`)]
          : []),
        ...(out < simulationDays && session.kind === 'simulation'
          ? [finding('before_race.simulation', path, `A simulation ${out} days before the race costs the race.`)]
          : []),
      ];
    }),
    ...blocks.flatMap(({ block, day, path }) => {
      const out = daysToRace(day.date, race);
      const lunges = EXERCISES[block.exercise].moves.includes('lunging');
      return [
        ...(out <= lungesDays && lunges
          ? [finding('before_race.lunges', path, `Lunges ${out} days before the race leave sore legs.`)]
          : []),
        ...(out <= gripDays && GRIP.includes(block.exercise)
          ? [finding('before_race.grip', path, `Heavy grip work ${out} days before the race is felt on the sled and the carry.`)]
          : []),
      ];
    }),
  ];
};
