import { Button } from '../../ui/button.tsx';
import { ProblemCard } from '../../ui/problem-card.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { usePlanOfTurn } from '../use-plan-of-turn.ts';
import { PlanReview } from './plan-review.tsx';

/** The plan of a turn, or why it cannot be shown. */
export function PlanReader({ turnId }: { turnId: string }) {
  const plan = usePlanOfTurn(turnId);
  if (plan.data) return <PlanReview turnId={turnId} plan={plan.data} />;
  if (plan.isPending) {
    return (
      <div className="flex flex-col gap-3 p-4">
        {['h-4 w-2/3', 'h-4 w-1/2', 'h-14 w-full', 'h-14 w-full', 'h-14 w-full'].map((size, index) => (
          <Skeleton key={index} className={size} />
        ))}
      </div>
    );
  }
  return (
    <div className="p-4">
      <ProblemCard title="The plan could not be read" action={<Button onClick={() => void plan.refetch()}>Try again</Button>}>
        {plan.error ? plan.error.message : 'It is not there any more.'}
      </ProblemCard>
    </div>
  );
}
