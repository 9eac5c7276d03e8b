import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { formatDay } from '../../units/calendar-day.ts';
import { describeEntry } from '../entries/describe-entry.ts';
import { dayOf } from '../entries/log-draft.ts';
import type { LogContext } from '../form/read-log.ts';
import type { ListedEntry } from '../queue/unsent.ts';

interface DeleteEntryProps {
  logged: ListedEntry | null;
  context: LogContext;
  onClose: () => void;
  onDelete: (logged: ListedEntry) => void;
}

/** Asks before an entry is gone for good. */
export function DeleteEntry({ logged, context: { today, units }, onClose, onDelete }: DeleteEntryProps) {
  return (
    <Modal
      isOpen={logged !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Delete this entry?"
      description="It is removed from your log for good"
      isDestructive
    >
      {logged && (
        <div className="flex flex-col gap-5">
          <p>
            {[formatDay(dayOf(logged), today), describeEntry(logged, units).title, ...describeEntry(logged, units).facts].join(' · ')}
            <br />
            <span className="text-muted">It is removed from your log for good.</span>
          </p>
          <div className="flex justify-end gap-3">
            <Button tone="outline" onClick={onClose}>
              Keep it
            </Button>
            <Button tone="danger" onClick={() => onDelete(logged)}>
              Delete entry
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
