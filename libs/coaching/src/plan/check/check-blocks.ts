import type { PlanBlock } from '@hyrox/contracts';
import { EXERCISES } from '../data/exercises.ts';
import { finding, type PlanRule } from './rule.ts';

/** Half a minute of rounding in a block. */
const SLACK_S = 30;

/** Seconds nobody can be faster than: sets at the fastest pace with the rests between them. */
function fastestS({ exercise, sets, reps, distanceM, workS, restS }: PlanBlock): number {
  const { fastestSPerRep, fastestSPerM } = EXERCISES[exercise];
  const work = Math.max(workS ?? 0, (reps ?? 0) * (fastestSPerRep ?? 0), (distanceM ?? 0) * (fastestSPerM ?? 0));
  return (sets ?? 1) * work + ((sets ?? 1) - 1) * (restS ?? 0);
}

/** Blocks add up to their session, each can be done in its minutes, and sets say how much. */
export const checkBlocks: PlanRule = ({ sessions, blocks }) => [
  ...sessions.flatMap(({ session, path }) => {
    const sum = session.blocks.reduce((all, { durationMin }) => all + durationMin, 0);
    return sum === session.durationMin
      ? []
      : [finding('blocks.sum', path, `The parts of “${session.title}” add up to ${sum} min, not ${session.durationMin}.`)];
  }),
  ...blocks.flatMap(({ block, path }) => {
    const { name } = EXERCISES[block.exercise];
    const says = block.reps !== null || block.distanceM !== null || block.workS !== null;
    return [
      ...(fastestS(block) > block.durationMin * 60 + SLACK_S
        ? [finding('blocks.time', path, `${name}: nobody does that in ${block.durationMin} min.`)]
        : []),
      ...(block.sets !== null && !says ? [finding('blocks.amount', path, `${name}: the sets do not say how much.`)] : []),
      ...(block.paceSPerKm && block.paceSPerKm.from > block.paceSPerKm.to
        ? [finding('blocks.pace', path, `${name}: the faster pace comes first.`)]
        : []),
    ];
  }),
];
