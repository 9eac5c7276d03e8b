import { checkPlan } from '@hyrox/coaching';
import { EngineReason, Plan, PlanInputs } from '@hyrox/contracts';
import { z } from 'zod';
import type { PlanMade } from '../../ask/ask-for-plan.ts';
import { defineKind, passIf, type Finding } from '../check-kind.ts';

const { weeklyHours, level } = PlanInputs.shape;

/** What is said for the plan where the profile is silent, as the page asks for it. */
export const PlanSaid = { weeklyHours: weeklyHours.optional(), level: level.optional() };

function refusal(wanted: { refused: string; field?: string | undefined }, { refused, plan }: PlanMade): Finding {
  if (!refused) return passIf(false, `a plan was made: ${plan?.title}`);
  const fits = refused.code === wanted.refused && (wanted.field === undefined || refused.field === wanted.field);
  return passIf(fits, `${refused.code}${refused.field ? ` (${refused.field})` : ''}: ${refused.message}`);
}

function faultsOf({ plan, inputs, accepted, undone }: PlanMade): string[] {
  if (!plan || !inputs) return ['nothing is known that a plan could be held against'];
  const { title, startDate, raceDate, weeks, findings } = plan;
  const broken = checkPlan({ title, startDate, raceDate, weeks }, { ...inputs, raceDate: raceDate ?? inputs.raceDate });
  const errors = [...broken, ...findings].filter(({ severity }) => severity === 'error');
  return [
    ...new Set(errors.map(({ rule, path }) => `${rule} at ${path}`)),
    ...(plan.status === 'proposed' ? [] : [`${plan.status} before anybody accepted it`]),
    ...(accepted === 'active' ? [] : [`${accepted} after it was accepted`]),
    ...(undone === 'proposed' ? [] : [`${undone} after that was undone`]),
  ];
}

/**
 * The plan of the turn, asked for as the page does: a plan in which the rules find no error, proposed until it is accepted and again when that is
 * undone; or the refusal that is due. `weeks` from and to, `madeBy` and `because` where they matter.
 */
export const planValidates = defineKind(
  'plan_validates',
  'pipeline',
  {
    ...PlanSaid,
    madeBy: Plan.shape.madeBy.optional(),
    because: z.array(EngineReason).optional(),
    weeks: z.tuple([z.int(), z.int()]).optional(),
    refused: z.enum(['forbidden', 'invalid']).optional(),
    field: z.string().optional(),
  },
  ({ madeBy, because, weeks, refused, field }, { planMade }) => {
    if (!planMade) return passIf(false, 'no plan was asked for');
    if (refused) return refusal({ refused, field }, planMade);
    if (planMade.refused) return passIf(false, `refused: ${planMade.refused.code}: ${planMade.refused.message}`);
    const { plan } = planMade;
    const faults = faultsOf(planMade);
    const count = plan?.weeks.length ?? 0;
    if (weeks && (count < weeks[0] || count > weeks[1])) faults.push(`${count} weeks`);
    if (madeBy && plan?.madeBy !== madeBy) faults.push(`made by ${plan?.madeBy}`);
    if (because && !because.some((reason) => reason === plan?.madeBecause)) faults.push(`by the engine because ${plan?.madeBecause}`);
    const told = `${plan?.title}: ${count} weeks by ${plan?.madeBy}${plan?.madeBecause ? ` (${plan.madeBecause})` : ''}`;
    return passIf(faults.length === 0, faults.length === 0 ? told : `${told}; ${faults.slice(0, 5).join('; ')}`);
  },
);
