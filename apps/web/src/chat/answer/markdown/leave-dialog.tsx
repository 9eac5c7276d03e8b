'use client';

import { Button, buttonStyle } from '../../../ui/button.tsx';
import { Modal } from '../../../ui/modal.tsx';
import { OUTSIDE } from './outside.ts';

interface LeaveDialogProps {
  url: URL;
  /** Host or mail address. */
  place: string;
  onClose: () => void;
}

/** Asks before an address that a model wrote is opened, and shows the whole of it. */
export function LeaveDialog({ url, place, onClose }: LeaveDialogProps) {
  const isMail = url.protocol === 'mailto:';
  const title = isMail ? `Write to ${place}?` : `Leave for ${place}?`;
  return (
    <Modal isOpen onOpenChange={onClose} title={title} description="The address that this link of an answer leads to">
      <p className="text-muted">Coach K wrote this {isMail ? 'address' : 'link'}. Nobody has checked where it leads.</p>
      <p
        dir="ltr"
        className="scrollbar-quiet mt-3 max-h-24 overflow-y-auto rounded-card border border-line bg-ground px-3 py-2 text-small wrap-anywhere text-muted"
      >
        {url.href}
      </p>
      <div className="mt-4 flex justify-end gap-2">
        <Button tone="quiet" onClick={onClose}>
          Stay here
        </Button>
        <a href={url.href} {...OUTSIDE} onClick={onClose} className={buttonStyle({ tone: 'raised' })}>
          {isMail ? 'Open mail' : 'Open'}
        </a>
      </div>
    </Modal>
  );
}
