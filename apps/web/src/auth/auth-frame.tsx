'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { Wordmark } from '../ui/wordmark.tsx';

interface AuthFrameProps {
  title: string;
  lead: ReactNode;
  /** What stands beside the form where there is room. */
  aside?: ReactNode;
  children: ReactNode;
}

/**
 * The screens before the app: one column on a phone; on wide screens what this is on the left, the form on the right. They hang from the
 * top: in the middle, what is drawn first would move with every part of the document that comes after it.
 */
export function AuthFrame({ title, lead, aside, children }: AuthFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(title);

  // A screen that changes its subject says so: the field or button that had the focus is gone.
  useEffect(() => {
    if (shown.current === title) return;
    shown.current = title;
    if (!heading.current?.closest('main')?.querySelector('form')) heading.current?.focus();
  }, [title]);

  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-[26rem] content-start gap-8 px-4 pt-[max(2rem,8dvh)] pb-8 lg:max-w-5xl lg:grid-cols-[1fr_26rem] lg:items-start lg:gap-20 lg:px-8 lg:pt-[max(2rem,16dvh)]">
      <header className="flex flex-col gap-6 lg:gap-10">
        <Wordmark />
        <div className="flex flex-col gap-2 lg:gap-4">
          <h1 ref={heading} tabIndex={-1} className="text-4xl leading-none focus:outline-none lg:text-6xl">
            {title}
          </h1>
          <p className="text-muted [overflow-wrap:anywhere] lg:max-w-[34ch] lg:text-xl">{lead}</p>
        </div>
        {aside && <div className="hidden lg:block">{aside}</div>}
      </header>
      <div className="flex min-w-0 flex-col gap-4 lg:rounded-2xl lg:border lg:border-line lg:bg-surface lg:p-8">{children}</div>
    </main>
  );
}
