import {
  acceptPlan,
  listPlans,
  proposePlan,
  readPlan,
  ServiceError,
  undoPlanChange,
  type Plan,
  type PlanFinding,
  type PlanListItem,
} from '@hyrox/contracts';
import type { Bus } from '@hyrox/messaging';
import { answerOnBus } from '../answer-on-bus.ts';
import { AT, missing } from './stored.ts';

export type PlanStore = Map<string, { owner: string; stored: PlanListItem; plan: Plan; findings: PlanFinding[] }>;

/** Answers for plans: whoever made one has it proposed, active, and proposed again. */
export function answerPlans(bus: Bus, plans: PlanStore): void {
  const own = (id: string, athleteId: string) => {
    const found = plans.get(id);
    return found?.owner === athleteId ? found : missing();
  };
  const become = (id: string, athleteId: string, status: PlanListItem['status']) => {
    const found = own(id, athleteId);
    found.stored = { ...found.stored, status };
    return { stored: found.stored };
  };
  answerOnBus(bus, proposePlan, ({ athleteId, planId, plan, madeBecause, findings }) => {
    const known = plans.get(planId);
    if (known && known.owner !== athleteId) throw new ServiceError('conflict', 'This id is taken', { field: 'id' });
    const { title, startDate, raceDate, madeBy } = plan;
    const fresh = { id: planId, title, status: 'proposed' as const, startDate, raceDate, madeBy, madeBecause, createdAt: AT };
    const stored = known?.stored ?? fresh;
    if (!known) plans.set(planId, { owner: athleteId, stored, plan, findings });
    return { created: !known, stored };
  });
  answerOnBus(bus, acceptPlan, ({ athleteId, planId }) => become(planId, athleteId, 'active'));
  answerOnBus(bus, undoPlanChange, ({ athleteId, planId }) => become(planId, athleteId, 'proposed'));
  answerOnBus(bus, listPlans, ({ athleteId }) => ({
    plans: [...plans.values()].filter(({ owner }) => owner === athleteId).map(({ stored }) => stored),
  }));
  answerOnBus(bus, readPlan, ({ athleteId, planId }) => {
    const { stored, plan, findings } = own(planId, athleteId);
    return { stored, plan, findings };
  });
}
