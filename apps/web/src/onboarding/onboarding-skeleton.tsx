import { Skeleton } from '../ui/skeleton.tsx';

/** The first form while it is loading, in the shape it will have. */
export function OnboardingSkeleton() {
  return (
    <main aria-busy className="mx-auto flex min-h-dvh w-full max-w-xl flex-col gap-8 px-4 pt-6">
      <Skeleton className="mt-11 h-1 w-full" />
      <div className="flex flex-col gap-2">
        <h1 className="text-4xl leading-none">Your profile</h1>
        <p className="text-muted">
          A few short steps, so that Coach&nbsp;K plans for your race instead of anybody’s. Each answer is saved as you go, and you can stop
          and come back whenever you like.
        </p>
      </div>
      {['w-1/2', 'w-3/4', 'w-1/3'].map((width) => (
        <div key={width} className="flex flex-col gap-3">
          <Skeleton className="h-4 w-28" />
          <Skeleton className={`h-11 ${width}`} />
        </div>
      ))}
    </main>
  );
}
