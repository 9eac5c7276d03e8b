import { checkPlan, summarisePlan } from '@hyrox/coaching';
import {
  MOST_PLAN_FINDINGS,
  proposePlan,
  readPlan,
  type EngineReason,
  type Plan,
  type PlanCard,
  type PlanFinding,
  type PlanInputs,
} from '@hyrox/contracts';
import type { z } from 'zod';
import { PAGE_MS, type AskBus } from '../bus-token.ts';

export interface Proposed {
  created: boolean;
  card: PlanCard;
}

export interface Proposal {
  athleteId: string;
  athleteRef: string;
  planId: string;
  plan: Plan;
  /** Null: nothing can be checked. */
  inputs: PlanInputs | null;
  madeBecause: EngineReason | null;
  /** What the rules found, where they were asked already. */
  findings?: PlanFinding[];
}

/** A stored plan as it is shown: with its card and with what the rules found in it when it was proposed. */
export const cardOf = ({ stored, plan, findings }: z.output<typeof readPlan.output>): PlanCard => ({
  ...stored,
  summary: summarisePlan(plan),
  findings,
});

/** Stores a plan as proposed and answers its card; an id that is known answers the card of what is stored. */
export async function storeProposal(input: Proposal, { bus }: { bus: AskBus }): Promise<Proposed> {
  const { inputs, ...proposal } = input;
  const found = input.findings ?? (inputs === null ? [] : checkPlan(input.plan, inputs));
  const findings = found.slice(0, MOST_PLAN_FINDINGS);
  const { created, stored } = await bus.ask(proposePlan, { ...proposal, findings }, { timeoutMs: PAGE_MS });
  if (created) return { created, card: cardOf({ stored, plan: input.plan, findings }) };
  const { athleteId, planId } = input;
  return { created, card: cardOf(await bus.ask(readPlan, { athleteId, planId }, { timeoutMs: PAGE_MS })) };
}
