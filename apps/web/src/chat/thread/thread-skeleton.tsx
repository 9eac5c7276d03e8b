import { EarlyThread } from '../../early/early-thread.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** A conversation that is loading: its text as far as it was read early, else the shape it will have. */
export function ThreadSkeleton({ conversationId }: { conversationId: string | null }) {
  return (
    <div aria-busy aria-label="Loading the conversation" role="status" className="flex min-h-0 flex-1 flex-col">
      {conversationId && <EarlyThread conversationId={conversationId} />}
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-7 px-4 py-6 peer-[:not(:empty)]:hidden">
        {[0, 1].map((turn) => (
          <div key={turn} className="flex flex-col gap-7">
            <Skeleton className="h-11 w-2/3 max-w-sm self-end rounded-2xl" />
            <div className="flex flex-col gap-3 pl-8">
              <Skeleton className="h-4 w-11/12" />
              <Skeleton className="h-4 w-full" />
              <Skeleton className="h-4 w-4/5" />
              <Skeleton className="h-4 w-1/2" />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
