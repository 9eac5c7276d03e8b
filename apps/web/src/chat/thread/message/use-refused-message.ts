import { useEffect, useRef } from 'react';
import type { FollowedTurn } from '../../../turns/turn-store.ts';
import type { ThreadItem } from '../build-thread.ts';

interface RefusedMessage {
  turn: FollowedTurn | null;
  items: readonly ThreadItem[];
  draft: string;
  setDraft: (text: string) => void;
  edit: (turnId: string, text: string) => void;
}

/** Gives a message that the server would not take back to where it was written: the composer, or the editor of the message it replaces. */
export function useRefusedMessage({ turn, items, draft, setDraft, edit }: RefusedMessage): void {
  const givenBack = useRef<string | null>(null);

  useEffect(() => {
    if (turn?.view.phase !== 'refused' || turn.view.attempt > 0 || turn.message === null) return;
    if (givenBack.current === turn.turnId) return;
    givenBack.current = turn.turnId;
    const { message, replaces } = turn;
    if (replaces) {
      const replaced = items.find((item) => item.kind === 'question' && item.turnId === replaces);
      if (replaced?.kind === 'question' && replaced.text !== message) edit(replaces, message);
    } else if (!draft.includes(message)) {
      setDraft(draft.trim() ? `${message}\n\n${draft}` : message);
    }
  }, [turn, items, draft, setDraft, edit]);
}
