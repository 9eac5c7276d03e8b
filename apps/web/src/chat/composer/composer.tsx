'use client';

import { TURN_LIMITS } from '@hyrox/contracts';
import { ArrowUp, Square } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, type RefObject, useLayoutEffect } from 'react';
import { Button } from '../../ui/button.tsx';
import { formatWait, useCountdown } from '../use-countdown.ts';
import { CharacterCount, COUNT_FROM } from './character-count.tsx';
import { hasFinePointer, sendsOnEnter } from './sends-on-enter.ts';

interface ComposerProps {
  inputRef: RefObject<HTMLTextAreaElement | null>;
  draft: string;
  onDraft: (text: string) => void;
  onSend: (text: string) => void;
  /** Set while an answer is being written: the button then ends it. */
  onStop: (() => void) | null;
  isStopping: boolean;
  /** The server will not take a message before this moment. */
  heldUntilMs?: number | null;
  /** The athlete is about to write. */
  onFocus?: () => void;
  /** Opens the last own message for editing; null when there is none or it cannot be replaced now. */
  onEditLast?: (() => void) | null;
}

/** Where one writes. Grows to six lines; the arrow turns into a stop while an answer is being written. */
export function Composer(props: ComposerProps) {
  const { inputRef, draft, onDraft, onSend, onStop, isStopping, heldUntilMs = null, onEditLast = null, onFocus } = props;
  const heldForS = useCountdown(heldUntilMs);
  const isSendable = draft.trim() !== '' && draft.length <= TURN_LIMITS.maxMessageChars && heldForS === 0;

  useLayoutEffect(() => {
    const input = inputRef.current;
    if (!input) return;
    // One row needs no measuring, which would lay out the whole page while it starts.
    input.style.height = 'auto';
    if (draft !== '') input.style.height = `${input.scrollHeight}px`;
  }, [draft, inputRef]);

  const submit = () => {
    if (isSendable && !onStop) onSend(draft);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'ArrowUp' && draft === '' && onEditLast && !event.nativeEvent.isComposing) {
      event.preventDefault();
      onEditLast();
    } else if (sendsOnEnter(event, hasFinePointer())) {
      event.preventDefault();
      submit();
    }
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
          dir="auto"
          rows={1}
          value={draft}
          aria-label="Message to Coach K"
          aria-describedby={draft.length > COUNT_FROM ? 'message-length' : undefined}
          placeholder="Ask Coach K"
          enterKeyHint="send"
          onChange={(event) => onDraft(event.target.value)}
          onFocus={onFocus}
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
            className="rounded-full disabled:text-edge disabled:opacity-100"
            aria-label={heldForS > 0 ? `Send, in ${formatWait(heldForS)}` : 'Send'}
            disabled={!isSendable}
          >
            <ArrowUp aria-hidden className="size-5" />
          </Button>
        )}
      </div>
      <CharacterCount id="message-length" length={draft.length} />
    </form>
  );
}
