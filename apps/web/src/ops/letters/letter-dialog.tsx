import { ApiError } from '../../api/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { type Letter, type LetterDeed, useLetterDeed } from '../read/use-ops.ts';

const WORDS = {
  redrive: {
    title: 'Send it again?',
    description: ({ event, service }: Letter) => `The message ${event} of ${service} is published once more.`,
    what: ({ event, consumer }: Letter) =>
      `${event} goes to ${consumer} once more. Others who took it already will not take it twice. If the cause is still there, it comes back here.`,
    deed: 'Send again',
    doing: 'Sending…',
  },
  'set-aside': {
    title: 'Set it aside?',
    description: ({ event, service }: Letter) => `The message ${event} of ${service} is kept, and no longer waits.`,
    what: ({ event, consumer }: Letter) =>
      `What ${event} tells never reaches ${consumer}, and it cannot be sent again afterwards. It stays in the database, with your account and the time.`,
    deed: 'Set aside',
    doing: 'Setting aside…',
  },
} satisfies Record<LetterDeed, object>;

/** Asks once more before anything becomes of a message, and says when it could not. */
export function LetterDialog({ letter, deed, onClose }: { letter: Letter; deed: LetterDeed; onClose: () => void }) {
  const { mutate, error, isPending } = useLetterDeed(deed);
  const words = WORDS[deed];
  return (
    <Modal isOpen onOpenChange={onClose} title={words.title} description={words.description(letter)}>
      <div className="flex flex-col gap-4">
        <p>{words.what(letter)}</p>
        <p role="alert" className="text-small text-danger empty:hidden">
          {error && (error instanceof ApiError ? error.message : 'Something went wrong on this page.')}
        </p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button tone="quiet" onClick={onClose}>
            Not now
          </Button>
          <Button tone="accent" disabled={isPending} onClick={() => mutate(letter, { onSuccess: onClose })}>
            {isPending ? words.doing : words.deed}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
