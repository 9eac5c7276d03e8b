'use client';

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from './button.tsx';

interface ReadingColumnProps {
  /** What the region is called for those who do not see it. */
  label: string;
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** What is read beside the chat on a wide screen. Takes the focus when it opens and gives it back when it closes; the chat stays usable. */
export function ReadingColumn({ label, title, onClose, children }: ReadingColumnProps) {
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const opener = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);

  return (
    <aside
      aria-label={label}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="flex w-96 shrink-0 animate-fade flex-col border-l border-line bg-surface 2xl:w-[28rem]"
    >
      <div className="flex h-13 shrink-0 items-center justify-between gap-3 border-b border-line pr-1.5 pl-4">
        <h2 ref={heading} tabIndex={-1} className="truncate text-lg leading-tight focus:outline-none">
          {title}
        </h2>
        <Button tone="quiet" size="icon" aria-label="Close" onClick={onClose}>
          <X aria-hidden className="size-5" />
        </Button>
      </div>
      {children}
    </aside>
  );
}
