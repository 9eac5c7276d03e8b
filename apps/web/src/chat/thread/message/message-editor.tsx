'use client';

import { TURN_LIMITS } from '@hyrox/contracts';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { hasFinePointer, sendsOnEnter } from '../../composer/sends-on-enter.ts';
import { CharacterCount } from '../../composer/character-count.tsx';

interface MessageEditorProps {
  text: string;
  /** Questions and answers that come after this message and go with it. */
  laterMessages: number;
  /** An answer is being written, so nothing can be replaced now. */
  isHeld: boolean;
  onSend: (text: string) => void;
  onCancel: () => void;
}

const warning = (laterMessages: number) =>
  laterMessages === 0
    ? 'Coach K answers again. The answer below is replaced.'
    : `Coach K answers again. The answer and ${laterMessages === 1 ? 'the later message' : `${laterMessages} later messages`} below are replaced.`;

/** A message being changed, in its own place. Escape leaves it as it was. */
export function MessageEditor({ text, laterMessages, isHeld, onSend, onCancel }: MessageEditorProps) {
  const [draft, setDraft] = useState(text);
  const input = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const isSendable = !isHeld && draft.trim() !== '' && draft.length <= TURN_LIMITS.maxMessageChars;

  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.form?.scrollIntoView({ block: 'nearest' });
    input.current?.setSelectionRange(text.length, text.length);
  }, [text]);

  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (isSendable) onSend(draft);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) onCancel();
    else if (sendsOnEnter(event, hasFinePointer())) submit(event);
  };

  return (
    <form
      onSubmit={submit}
      className="flex scroll-my-6 flex-col gap-2 rounded-2xl border border-edge bg-raised p-2 focus-within:border-text"
    >
      <h2 className="sr-only">You</h2>
      <textarea
        ref={input}
        dir="auto"
        value={draft}
        aria-label="Edit your message"
        aria-describedby={`${id}-warning ${id}-count`}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        className="scrollbar-quiet field-sizing-content max-h-60 min-h-12 w-full resize-none bg-transparent px-2 py-1.5 text-base leading-6 focus:outline-none"
      />
      <CharacterCount id={`${id}-count`} length={draft.length} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p id={`${id}-warning`} className="basis-full px-2 text-small text-muted sm:flex-1">
          {warning(laterMessages)}
        </p>
        <Button tone="quiet" size="small" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" tone="accent" size="small" disabled={!isSendable}>
          Send again
        </Button>
      </div>
    </form>
  );
}
