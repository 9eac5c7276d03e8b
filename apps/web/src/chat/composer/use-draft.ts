import { useCallback, useLayoutEffect, useState } from 'react';
import { readDraft, writeDraft } from './draft-storage.ts';

/** The text in the composer, kept per conversation on this device until it is sent. */
export function useDraft(conversationId: string | null): [draft: string, setDraft: (text: string) => void] {
  const [text, setText] = useState('');

  useLayoutEffect(() => setText(readDraft(window.localStorage, conversationId)), [conversationId]);

  const setDraft = useCallback(
    (next: string) => {
      setText(next);
      writeDraft(window.localStorage, conversationId, next);
    },
    [conversationId],
  );
  return [text, setDraft];
}
