import type { EngineReason, PlanListItem } from '@hyrox/contracts';

const REASONS: Record<EngineReason, string> = {
  asked: 'Made by the plan engine from your profile.',
  no_plan_in_answer: 'Made by the plan engine from your profile, because the answer above holds no full plan.',
  unreadable: 'Made by the plan engine from your profile, because the plan in the answer could not be read week by week.',
  unsound: 'Made by the plan engine from your profile, because the plan in the answer breaks a rule of sound training.',
  unavailable: 'Made by the plan engine from your profile, because the plan in the answer could not be read just now.',
};

/** Who made a plan and why, in a sentence. */
export const describeOrigin = ({ madeBy, madeBecause }: Pick<PlanListItem, 'madeBy' | 'madeBecause'>): string =>
  madeBy === 'coach' ? 'Taken from the answer above.' : REASONS[madeBecause ?? 'asked'];
