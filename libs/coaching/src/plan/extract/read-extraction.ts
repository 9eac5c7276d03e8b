import type { EngineReason, Plan, PlanFinding, PlanInputs } from '@hyrox/contracts';
import { checkPlan } from '../check/check-plan.ts';
import { repairPlan } from '../repair/repair-plan.ts';

export type ReadExtraction =
  { ok: true; plan: Plan; findings: PlanFinding[] } | { ok: false; because: Extract<EngineReason, 'unreadable' | 'unsound'> };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is one more plan that cannot be read; `repairPlan` refuses it in words.
    return null;
  }
}

/** A plan as a model wrote it: repaired where that is certain and checked. Not taken when it does not fit the contract or breaks a rule. */
export function readExtraction(text: string, inputs: PlanInputs): ReadExtraction {
  const repaired = repairPlan(parsed(text));
  if (!repaired.ok) return { ok: false, because: 'unreadable' };
  const findings = checkPlan(repaired.plan, { ...inputs, raceDate: repaired.plan.raceDate ?? inputs.raceDate });
  if (findings.some(({ severity }) => severity === 'error')) return { ok: false, because: 'unsound' };
  return { ok: true, plan: { ...repaired.plan, madeBy: 'coach' }, findings };
}
