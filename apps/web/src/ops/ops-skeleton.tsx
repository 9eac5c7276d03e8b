import { Skeleton } from '../ui/skeleton.tsx';
import { OpsAbout } from './ops-about.tsx';

/** The page while its first figures are on their way, in the shape it will have. */
export function OpsSkeleton() {
  return (
    <div aria-busy className="flex flex-col gap-6">
      <h1 className="text-3xl leading-tight">Looking…</h1>
      <OpsAbout />
      <Skeleton className="h-24 w-full rounded-card" />
      <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
        {['turns', 'first', 'cold', 'cost'].map((part) => (
          <Skeleton key={part} className="h-28 rounded-card" />
        ))}
      </div>
      <Skeleton className="h-64 w-full rounded-card" />
    </div>
  );
}
