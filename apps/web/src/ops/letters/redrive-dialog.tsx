import { ApiError } from '../../api/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { type Letter, useRedrive } from '../read/use-ops.ts';

/** Asks once more before a message goes out again, and says when it could not. */
export function RedriveDialog({ letter, onClose }: { letter: Letter; onClose: () => void }) {
  const redrive = useRedrive();
  return (
    <Modal
      isOpen
      onOpenChange={onClose}
      title="Send it again?"
      description={`The message ${letter.event} of ${letter.service} is published once more.`}
    >
      <div className="flex flex-col gap-4">
        <p>
          {letter.event} goes to {letter.consumer} once more. Others who took it already will not take it twice. If the cause is still
          there, it comes back here.
        </p>
        <p role="alert" className="text-small text-danger empty:hidden">
          {redrive.error && (redrive.error instanceof ApiError ? redrive.error.message : 'Something went wrong on this page.')}
        </p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button tone="quiet" onClick={onClose}>
            Not now
          </Button>
          <Button tone="accent" disabled={redrive.isPending} onClick={() => redrive.mutate(letter, { onSuccess: onClose })}>
            {redrive.isPending ? 'Sending…' : 'Send again'}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
