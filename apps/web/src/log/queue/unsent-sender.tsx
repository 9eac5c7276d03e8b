'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAuth } from '../../auth/auth-context.tsx';
import { useOnline } from '../../chat/connection/use-online.ts';
import { keepTaken } from '../keep-taken.ts';
import { drainUnsent } from './drain-unsent.ts';
import { openUnsent, useUnsentStore } from './unsent-store.ts';

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** Sends what was logged without a connection, as soon as there is one again. Shows nothing; stands on every screen of an athlete. */
export function UnsentSender() {
  const { athleteId, status, token } = useAuth();
  const queries = useQueryClient();
  const isOnline = useOnline();
  const waiting = useUnsentStore((state) =>
    state.items
      .filter(({ problem }) => problem === null)
      .map(({ revision }) => revision)
      .join(),
  );
  const isSending = status === 'signed-in' && isOnline && waiting !== '';

  useEffect(() => (athleteId ? openUnsent(athleteId) : undefined), [athleteId]);

  useEffect(() => {
    if (!isSending) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pauseMs = FIRST_PAUSE_MS;
    let isLeft = false;
    const attempt = async () => {
      clearTimeout(timer);
      const isDone = await drainUnsent({ token, onTaken: (sent, body) => keepTaken(queries, sent, body) });
      if (isDone || isLeft) return;
      timer = setTimeout(() => void attempt(), pauseMs);
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    };
    const onVisible = () => document.visibilityState === 'visible' && void attempt();
    void attempt();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      isLeft = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [isSending, waiting, token, queries]);

  return null;
}
