import { ThreadSkeleton } from './thread/thread-skeleton.tsx';

/** The chat before it is known who is there. Same frame as the chat itself. */
export function CoachSkeleton() {
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-13 shrink-0 items-center border-b border-line px-1.5">
        <h1 className="pl-12 text-xl tracking-wide lg:pl-3">Coach K</h1>
      </header>
      <ThreadSkeleton />
    </div>
  );
}
