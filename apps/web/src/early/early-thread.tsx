'use client';

import { useLayoutEffect, useRef } from 'react';
import { newestMessagesPath } from '../conversations/api-paths.ts';

const NOTHING = { __html: '' };

/**
 * Where the last messages of a conversation stand as plain text before the thread itself can be shown: filled by the document's own script
 * (`begin-early.ts`), from the shapes that wait beside it. Empty, and not there at all, when nothing was read early.
 */
export function EarlyThread({ conversationId }: { conversationId: string }) {
  const host = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (host.current) globalThis.hyroxEarly?.show(host.current, newestMessagesPath(conversationId));
  }, [conversationId]);

  return (
    <>
      <div data-early="list" hidden className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 pt-6 pb-16" />
      <div data-early="user" hidden>
        <div className="flex flex-col items-end pb-6 pl-10">
          <p
            data-text
            dir="auto"
            className="max-w-[60ch] rounded-2xl rounded-br-md bg-raised px-4 py-2.5 wrap-anywhere whitespace-pre-wrap"
          />
        </div>
      </div>
      <div data-early="assistant" hidden>
        <div className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3">
          <span aria-hidden className="font-display text-[1.375rem] leading-6 font-semibold text-muted">
            K
          </span>
          <div className="max-w-[68ch] min-w-0 pb-24 sm:pb-13">
            <p data-text className="answer whitespace-pre-wrap" />
          </div>
        </div>
      </div>
      <div
        ref={host}
        data-early-thread
        suppressHydrationWarning
        dangerouslySetInnerHTML={NOTHING}
        className="peer scrollbar-quiet min-h-0 flex-1 overflow-y-auto empty:hidden"
      />
    </>
  );
}
