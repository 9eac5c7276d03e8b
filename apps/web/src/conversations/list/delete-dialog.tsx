import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';

interface DeleteDialogProps {
  title: string;
  onKeep: () => void;
  onDelete: () => void;
}

/** Asks before a conversation is deleted, and says that there is no way back. */
export function DeleteDialog({ title, onKeep, onDelete }: DeleteDialogProps) {
  return (
    <Modal
      isOpen
      onOpenChange={onKeep}
      isDestructive
      title="Delete this conversation?"
      description="Deletes the conversation with every question and answer in it. This cannot be undone."
    >
      <p className="[overflow-wrap:anywhere]">
        <strong className="font-medium">{title}</strong> goes with every question and answer in it, on all your devices.
      </p>
      <p className="mt-1 text-muted">This cannot be undone.</p>
      <div className="mt-5 flex flex-col gap-2 sm:flex-row-reverse">
        <Button tone="danger" onClick={onDelete}>
          Delete conversation
        </Button>
        <Button tone="outline" onClick={onKeep}>
          Keep it
        </Button>
      </div>
    </Modal>
  );
}
