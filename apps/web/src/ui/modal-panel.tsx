'use client';

import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { Button } from './button.tsx';
import type { ModalProps } from './modal.tsx';

/** What `Modal` shows while it is open. A chunk of its own: the first screen needs no dialog. */
export function ModalPanel({ onOpenChange, title, description, isDestructive = false, children }: ModalProps) {
  return (
    <Dialog.Root open onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-black/70" />
        <Dialog.Content className="scrollbar-quiet fixed inset-x-0 bottom-0 z-50 max-h-[90dvh] animate-slide-up overflow-y-auto overscroll-contain rounded-t-2xl border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] shadow-2xl shadow-black focus:outline-none sm:inset-0 sm:m-auto sm:h-fit sm:max-w-md sm:animate-rise sm:rounded-2xl sm:border">
          {isDestructive && <div aria-hidden className="caution-stripe" />}
          <div className="flex items-center justify-between gap-3 pt-2 pr-2 pl-5">
            <Dialog.Title className="text-2xl leading-tight">{title}</Dialog.Title>
            <Dialog.Close asChild>
              <Button tone="quiet" size="icon" aria-label="Close">
                <X aria-hidden className="size-5" />
              </Button>
            </Dialog.Close>
          </div>
          <Dialog.Description className="sr-only">{description}</Dialog.Description>
          <div className="px-5 pt-2 pb-5">{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
