'use client';

import { useAuth } from '../../auth/auth-context.tsx';
import { usePart } from '../../ui/use-part.ts';

const loadSender = () => import('../../log/queue/unsent-sender.tsx');

/** Sends what was logged without a connection, whichever screen the athlete is on when there is one again. */
export function UnsentEntries() {
  return useAuth().status === 'signed-in' && <UnsentPart />;
}

function UnsentPart() {
  const part = usePart(loadSender);
  return part && <part.UnsentSender />;
}
