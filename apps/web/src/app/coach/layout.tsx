import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { RequireSession } from '../../auth/require-session.tsx';
import { CoachScreen } from '../../chat/coach-screen.tsx';

export const metadata: Metadata = { title: 'Coach K' };

/** The chat stands in the layout, so that moving between conversations keeps it mounted: scroll, drafts and live answers stay. */
export default function CoachLayout({ children }: { children: ReactNode }) {
  return (
    <RequireSession>
      <CoachScreen />
      {children}
    </RequireSession>
  );
}
