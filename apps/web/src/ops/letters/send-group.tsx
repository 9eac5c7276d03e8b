import { ApiError } from '../../api/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { useRedriveGroup } from '../read/use-ops.ts';
import type { LetterGroup } from './group-letters.ts';

/** Sends all letters of one reason again, one after another; stops at the first that does not go and says why. */
export function SendGroup({ group: { reason, consumer, letters } }: { group: LetterGroup }) {
  const { mutate, error, isPending } = useRedriveGroup();
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 rounded-card bg-raised p-3">
      <p className="min-w-0 flex-1 basis-56 text-small [overflow-wrap:anywhere]">
        {letters.length} wait for {consumer}: {reason}
      </p>
      <Button tone="outline" size="small" disabled={isPending} onClick={() => mutate(letters)}>
        {isPending ? 'Sending…' : `Send all ${letters.length} again`}
      </Button>
      <p role="alert" className="w-full text-small text-danger empty:hidden">
        {error && (error instanceof ApiError ? error.message : 'Something went wrong on this page.')}
      </p>
    </li>
  );
}
