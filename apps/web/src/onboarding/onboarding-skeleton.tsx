import { Skeleton } from '../ui/skeleton.tsx';

/** The first form while it is loading, in the shape it will have. */
export function OnboardingSkeleton() {
  return (
    <main aria-busy className="mx-auto flex min-h-dvh w-full max-w-xl flex-col gap-8 px-4 pt-6">
      <h1 className="sr-only">Loading your profile</h1>
      <Skeleton className="h-1 w-full" />
      <Skeleton className="h-9 w-2/3" />
      {['w-1/2', 'w-3/4', 'w-1/3'].map((width) => (
        <div key={width} className="flex flex-col gap-3">
          <Skeleton className="h-4 w-28" />
          <Skeleton className={`h-11 ${width}`} />
        </div>
      ))}
    </main>
  );
}
