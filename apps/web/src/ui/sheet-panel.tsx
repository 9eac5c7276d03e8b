'use client';

import { cva } from 'class-variance-authority';
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { Button } from './button.tsx';
import { cn } from './cn.ts';
import type { SheetProps } from './sheet.tsx';

const panelStyle = cva('fixed z-50 flex flex-col border-line bg-surface shadow-2xl shadow-black focus:outline-none', {
  variants: {
    side: {
      left: 'inset-y-0 left-0 w-[min(20rem,85vw)] animate-slide-left border-r',
      reading:
        'inset-x-0 bottom-0 max-h-[85dvh] animate-slide-up rounded-t-2xl border-t md:inset-x-auto md:inset-y-0 md:right-0 md:max-h-none md:w-[28rem] md:animate-slide-right md:rounded-none md:border-t-0 md:border-l',
    },
  },
});

/** What `Sheet` shows while it is open. A chunk of its own: the first screen needs no dialog. */
export function SheetPanel({ onOpenChange, side, title, description, children, className }: SheetProps) {
  return (
    <Dialog.Root open onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-black/70" />
        <Dialog.Content
          className={cn(panelStyle({ side }), className)}
          onEscapeKeyDown={(event) => {
            // A field that has a use of its own for Escape, like one that is being renamed.
            if (document.activeElement?.closest('[data-keeps-escape]')) event.preventDefault();
          }}
        >
          <div className="flex min-h-13 items-center justify-between gap-3 border-b border-line py-1 pr-1.5 pl-4">
            <Dialog.Title className="truncate text-lg leading-tight">{title}</Dialog.Title>
            <Dialog.Close asChild>
              <Button tone="quiet" size="icon" aria-label="Close">
                <X aria-hidden className="size-5" />
              </Button>
            </Dialog.Close>
          </div>
          <Dialog.Description className="sr-only">{description}</Dialog.Description>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
