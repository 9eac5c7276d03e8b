'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useAuth } from '../../auth/auth-context.tsx';
import { forgetDrafts } from '../../chat/composer/draft-storage.ts';
import { reportChange } from '../../conversations/change/change-report.ts';
import { forgetEarly } from '../../early/take-early.ts';
import { forgetUnsentEntries } from '../../log/queue/forget-unsent-entries.ts';
import { forgetCoachPath } from '../../shell/last-coach-path.ts';
import { dropAllTurns } from '../../turns/turn-store.ts';

/** When the athlete changes, nothing of the one before stays on the screen or in memory; on a sign-out the drafts go too. */
export function ForgetOnSignOut() {
  const { athleteId, hasLeft, status } = useAuth();
  const queries = useQueryClient();
  const before = useRef<string | null>(null);

  useEffect(() => {
    if (status !== 'signed-in' && status !== 'signed-out') return;
    if (before.current !== null && before.current !== athleteId) {
      dropAllTurns();
      queries.clear();
      forgetDrafts(window.localStorage);
      // A session that merely ended keeps what was logged for when the athlete is back.
      if (hasLeft) forgetUnsentEntries(window.localStorage);
      forgetEarly();
      forgetCoachPath();
      reportChange(null);
    }
    before.current = athleteId;
  }, [athleteId, hasLeft, status, queries]);

  return null;
}
