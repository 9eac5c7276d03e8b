import { checkPlan, summarisePlan } from '@hyrox/coaching';
import { proposePlan, type Plan, type PlanCard, type PlanInputs } from '@hyrox/contracts';
import { PAGE_MS, type AskBus } from '../bus-token.ts';

export interface Proposed {
  created: boolean;
  card: PlanCard;
}

/** Findings that are shown; a plan with more is wrong as a whole. */
const MOST_FINDINGS = 50;

/** Stores a plan as proposed and answers its card with what the rules find in it; without inputs nothing can be checked. */
export async function storeProposal(
  input: { athleteId: string; athleteRef: string; planId: string; plan: Plan; inputs: PlanInputs | null },
  { bus }: { bus: AskBus },
): Promise<Proposed> {
  const { athleteId, athleteRef, planId, plan, inputs } = input;
  const { created, stored } = await bus.ask(proposePlan, { athleteId, athleteRef, planId, plan }, { timeoutMs: PAGE_MS });
  const findings = inputs === null ? [] : checkPlan(plan, inputs).slice(0, MOST_FINDINGS);
  return { created, card: { ...stored, summary: summarisePlan(plan), findings } };
}
