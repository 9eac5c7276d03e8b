import { RacePlaceholder } from '../profile/race-countdown.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { LogHeading } from './log-heading.tsx';

/** The log while the session is looked up, in the shape it will have. */
export function LogSkeleton() {
  return (
    <div aria-busy className="mx-auto flex w-full max-w-6xl flex-col gap-4 px-4 py-6">
      <LogHeading />
      <RacePlaceholder />
      <div className="grid items-start gap-4 xl:grid-cols-[24rem_1fr] xl:gap-6">
        <Skeleton className="h-[36rem] w-full rounded-card" />
        <div className="flex flex-col gap-4">
          <Skeleton className="h-80 w-full rounded-card" />
          <ListSkeleton />
        </div>
      </div>
    </div>
  );
}

/** Entries that are loading. */
export function ListSkeleton() {
  return (
    <div role="status" aria-label="Loading your log" className="flex flex-col gap-2">
      <Skeleton className="h-5 w-24" />
      <Skeleton className="h-18 w-full rounded-card" />
      <Skeleton className="h-18 w-full rounded-card" />
    </div>
  );
}
