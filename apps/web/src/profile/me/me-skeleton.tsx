import { Skeleton } from '../../ui/skeleton.tsx';
import { MeHeading } from './me-heading.tsx';

/** The page of the athlete while it is loading, in the shape it will have. */
export function MeSkeleton() {
  return (
    <div aria-busy className="mx-auto flex w-full max-w-5xl flex-col gap-4 px-4 py-6">
      <MeHeading />
      <Skeleton className="h-16 w-full rounded-card" />
      <div className="grid gap-4 md:grid-cols-2">
        {['h-40', 'h-56', 'h-40', 'h-28'].map((height, index) => (
          <Skeleton key={index} className={`${height} w-full rounded-card`} />
        ))}
      </div>
    </div>
  );
}
