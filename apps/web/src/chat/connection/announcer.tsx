'use client';

import { useEffect, useRef, useState } from 'react';
import type { FollowedTurn } from '../../turns/turn-store.ts';
import { useElapsed } from '../use-elapsed.ts';
import { useSaid } from './announce.ts';
import { announcement } from './coach-state.ts';

const EXPLAIN_AFTER_MS = 2_000;

/** The one place that speaks to screen readers: each state of a turn once, the connection, and what controls have to say. */
export function Announcer({ turn, bar }: { turn: FollowedTurn | null; bar: string | null }) {
  const waitedMs = useElapsed(turn?.sentAt ?? 0, EXPLAIN_AFTER_MS);
  const state = announcement(turn, bar, waitedMs);
  const said = useSaid();
  const [words, setWords] = useState('');
  const announced = useRef(new Set<string>());

  useEffect(() => {
    const once = `${turn?.turnId ?? ''}:${state}`;
    if (!state || announced.current.has(once)) return;
    // A connection is lost more than once in a turn.
    if (!bar) announced.current.add(once);
    setWords(state);
  }, [state, bar, turn?.turnId]);

  useEffect(() => {
    // A sentence that is said twice has to differ to be heard twice.
    if (said.count > 0) setWords(said.count % 2 ? said.words : `${said.words}\u00a0`);
  }, [said]);

  return (
    <p role="status" aria-live="polite" className="sr-only">
      {words}
    </p>
  );
}
