import type { PlanDraft, PlanFinding, PlanInputs } from '@hyrox/contracts';
import { checkBeforeRace } from './check-before-race.ts';
import { checkBlocks } from './check-blocks.ts';
import { checkContent } from './check-content.ts';
import { checkDates } from './check-dates.ts';
import { checkPhases } from './check-phases.ts';
import { checkSessions } from './check-sessions.ts';
import { checkVolume } from './check-volume.ts';
import { layOut, type PlanRule } from './rule.ts';

const RULES: readonly PlanRule[] = [checkDates, checkPhases, checkVolume, checkSessions, checkContent, checkBlocks, checkBeforeRace];

/**
 * Every rule on a plan, whoever made it: rule, path and words for the athlete; empty when it is sound. The same rules the engine is built
 * on, read from the same data, but from the finished plan alone.
 */
export function checkPlan(plan: PlanDraft, inputs: PlanInputs): PlanFinding[] {
  const laidOut = layOut(plan, inputs);
  return RULES.flatMap((rule) => rule(laidOut));
}
