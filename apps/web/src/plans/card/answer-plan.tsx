import { usePart } from '../../ui/use-part.ts';
import type { PlanCardProps } from './plan-card.tsx';

const loadCard = () => import('./plan-card.tsx');

/** The plan's card under an answer; its code comes when the first answer has one. */
export function AnswerPlan(props: PlanCardProps) {
  const part = usePart(loadCard);
  return part && <part.PlanCard {...props} />;
}
