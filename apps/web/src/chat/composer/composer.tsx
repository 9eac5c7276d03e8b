'use client';

import { TURN_LIMITS } from '@hyrox/contracts';
import { ArrowUp, Square } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { sendsOnEnter } from './sends-on-enter.ts';

interface ComposerProps {
  draft: string;
  onDraft: (text: string) => void;
  onSend: (text: string) => void;
  /** Set while an answer is being written: the button then ends it. */
  onStop: (() => void) | null;
  isStopping: boolean;
}

const hasFinePointer = () => window.matchMedia('(hover: hover) and (pointer: fine)').matches;
const COUNT_FROM = TURN_LIMITS.maxMessageChars - 500;

/** Where one writes. Grows to six lines; the arrow turns into a stop while an answer is being written. */
export function Composer({ draft, onDraft, onSend, onStop, isStopping }: ComposerProps) {
  const inputRef = useRef<HTMLTextAreaElement>(null);
  const isSendable = draft.trim() !== '' && draft.length <= TURN_LIMITS.maxMessageChars;

  useLayoutEffect(() => {
    const input = inputRef.current;
    if (!input) return;
    input.style.height = 'auto';
    input.style.height = `${input.scrollHeight}px`;
  }, [draft]);

  const submit = () => {
    if (isSendable && !onStop) onSend(draft);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!sendsOnEnter(event, hasFinePointer())) return;
    event.preventDefault();
    submit();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
    // On a phone the keyboard leaves, so that the answer has the screen.
    if (hasFinePointer()) inputRef.current?.focus();
    else inputRef.current?.blur();
  };

  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-1">
      <div className="flex items-end gap-2 rounded-[1.625rem] border border-edge bg-surface p-1 pl-4 transition-colors duration-150 focus-within:border-text">
        <textarea
          ref={inputRef}
          rows={1}
          value={draft}
          aria-label="Message to Coach K"
          aria-describedby={draft.length > COUNT_FROM ? 'message-length' : undefined}
          placeholder="Ask Coach K"
          enterKeyHint="send"
          onChange={(event) => onDraft(event.target.value)}
          onKeyDown={onKeyDown}
          className="scrollbar-quiet my-2.5 max-h-36 min-h-6 flex-1 resize-none bg-transparent text-base leading-6 placeholder:text-muted focus:outline-none"
        />
        {onStop ? (
          <Button
            size="icon"
            className="rounded-full bg-text text-ground hover:bg-text/90"
            aria-label="Stop the answer"
            disabled={isStopping}
            onClick={onStop}
          >
            <Square aria-hidden className="size-4 fill-current" />
          </Button>
        ) : (
          <Button
            type="submit"
            tone={isSendable ? 'accent' : 'raised'}
            size="icon"
            className="rounded-full disabled:opacity-100 disabled:text-edge"
            aria-label="Send"
            disabled={!isSendable}
          >
            <ArrowUp aria-hidden className="size-5" />
          </Button>
        )}
      </div>
      {draft.length > COUNT_FROM && (
        <p id="message-length" className={`px-4 text-small ${draft.length > TURN_LIMITS.maxMessageChars ? 'text-danger' : 'text-muted'}`}>
          {draft.length.toLocaleString('en-GB')} of {TURN_LIMITS.maxMessageChars.toLocaleString('en-GB')} characters
        </p>
      )}
    </form>
  );
}
