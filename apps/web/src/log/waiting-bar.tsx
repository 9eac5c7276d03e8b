import { CloudUpload } from 'lucide-react';
import type { Unsent } from './queue/unsent.ts';

interface WaitingBarProps {
  items: readonly Unsent[];
  isOnline: boolean;
  isKept: boolean;
}

/** Says that something has not reached the server yet, and where it is until then. */
export function WaitingBar({ items, isOnline, isKept }: WaitingBarProps) {
  const waiting = items.filter(({ problem }) => problem === null).length;
  const what = waiting === 1 ? '1 change is waiting to send' : `${waiting} changes are waiting to send`;
  const where = isKept ? 'Kept on this device until then.' : 'This browser keeps nothing: leave this page open until then.';
  return (
    <div role="status" className="empty:-mb-4">
      {waiting > 0 && (!isOnline || !isKept || waiting > 1) && (
        <p className="flex items-center gap-2.5 rounded-card border border-line bg-raised px-3.5 py-2.5 text-small">
          <CloudUpload aria-hidden className="size-4 shrink-0 text-warning" />
          {what}. {where}
        </p>
      )}
    </div>
  );
}
