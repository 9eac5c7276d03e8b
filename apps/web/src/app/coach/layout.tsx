import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { RequireSession } from '../../auth/require-session.tsx';
import { CoachScreen } from '../../chat/coach-screen.tsx';
import { CoachSkeleton } from '../../chat/coach-skeleton.tsx';
import { ConversationAside } from '../../conversations/conversation-aside.tsx';
import { OnboardingGate } from '../../onboarding/onboarding-gate.tsx';
import { AppShell } from '../../shell/app-shell.tsx';

export const metadata: Metadata = { title: 'Coach K' };

const conversations = { title: 'Conversations', description: 'Open an earlier conversation or start one', content: <ConversationAside /> };

/** The chat stands in the layout, so that moving between conversations keeps it mounted: scroll, drafts and live answers stay. */
export default function CoachLayout({ children }: { children: ReactNode }) {
  return (
    <AppShell active="coach" aside={conversations}>
      <RequireSession>
        <OnboardingGate waiting={<CoachSkeleton />}>
          <CoachScreen />
        </OnboardingGate>
      </RequireSession>
      {children}
    </AppShell>
  );
}
