import { Skeleton } from '../../ui/skeleton.tsx';

/** Rows of the list before they are known, as tall as the real ones. */
export function ListSkeleton() {
  return (
    <div aria-label="Loading conversations" role="status" className="flex flex-col gap-0.5 p-2">
      {['w-3/4', 'w-1/2', 'w-2/3', 'w-3/5'].map((width) => (
        <div key={width} className="flex min-h-15 flex-col justify-center gap-2 px-3 py-2">
          <Skeleton className={`h-4 ${width}`} />
          <Skeleton className="h-3 w-full" />
        </div>
      ))}
    </div>
  );
}
