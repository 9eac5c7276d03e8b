import { ApiError } from '../../../api/api-error.ts';
import { Button } from '../../../ui/button.tsx';
import { ProblemCard } from '../../../ui/problem-card.tsx';

interface ThreadErrorProps {
  error: Error;
  onRetry: () => void;
  onNew: () => void;
}

/** A conversation that cannot be shown, and the way out. */
export function ThreadError({ error, onRetry, onNew }: ThreadErrorProps) {
  const isMissing = error instanceof ApiError && error.code === 'not_found';
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-6">
      {isMissing ? (
        <ProblemCard
          title="This conversation is not here"
          action={
            <Button tone="accent" onClick={onNew}>
              New conversation
            </Button>
          }
        >
          It may belong to another account, or it was deleted. Your other conversations are in the list.
        </ProblemCard>
      ) : (
        <ProblemCard
          title="This conversation could not be loaded"
          action={
            <Button tone="accent" onClick={onRetry}>
              Load again
            </Button>
          }
        >
          It is stored, nothing is lost.
        </ProblemCard>
      )}
    </div>
  );
}
