'use client';

import type { ReactNode } from 'react';
import { useAuth } from '../auth/auth-context.tsx';
import { RequireSession } from '../auth/require-session.tsx';

interface SessionPageProps {
  waiting: ReactNode;
  children: ReactNode;
  /** See `RequireSession`. */
  ended?: ReactNode;
  unreachable?: ReactNode;
}

/** A page for signed-in athletes that shows its own skeleton, not the chat's, while the session is looked up. */
export function SessionPage({ waiting, children, ...instead }: SessionPageProps) {
  const { status } = useAuth();
  return status === 'loading' ? waiting : <RequireSession {...instead}>{children}</RequireSession>;
}
