import { Skeleton } from '../ui/skeleton.tsx';
import { TrainingHeading } from './training-heading.tsx';

/** The training while the session is looked up, in the shape it will have. */
export function TrainingSkeleton() {
  return (
    <div aria-busy className="mx-auto flex w-full max-w-6xl flex-col gap-4 px-4 py-6">
      <TrainingHeading />
      <PlanSkeleton />
    </div>
  );
}

/** A plan that is loading. */
export function PlanSkeleton() {
  return (
    <div role="status" aria-label="Loading your plan" className="flex flex-col gap-4">
      <Skeleton className="h-32 w-full rounded-card" />
      <Skeleton className="h-14 w-full rounded-card" />
      <Skeleton className="h-64 w-full rounded-card" />
    </div>
  );
}
