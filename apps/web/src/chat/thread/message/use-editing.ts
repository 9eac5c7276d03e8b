import { useCallback, useEffect, useMemo, useState } from 'react';

export interface Editing {
  /** The message that is being changed, and the text to start from. */
  current: { turnId: string; text: string } | null;
  begin: (turnId: string, text: string) => void;
  /** Leaves the message as it was and gives the focus back to its pencil. */
  cancel: () => void;
  end: () => void;
}

/** Which own message is being changed. Another conversation ends it. */
export function useEditing(conversationId: string | null): Editing {
  const [current, setCurrent] = useState<Editing['current']>(null);

  useEffect(() => setCurrent(null), [conversationId]);

  const begin = useCallback((turnId: string, text: string) => setCurrent({ turnId, text }), []);
  const end = useCallback(() => setCurrent(null), []);
  const cancel = useCallback(() => {
    const turnId = current?.turnId;
    setCurrent(null);
    // The pencil is there again only after the next render.
    if (turnId) requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-edit="${CSS.escape(turnId)}"]`)?.focus());
  }, [current]);

  return useMemo(() => ({ current, begin, cancel, end }), [current, begin, cancel, end]);
}
