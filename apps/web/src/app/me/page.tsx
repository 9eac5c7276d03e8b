import type { Metadata } from 'next';
import { MeScreen } from '../../profile/me/me-screen.tsx';
import { MeSkeleton } from '../../profile/me/me-skeleton.tsx';
import { SessionPage } from '../../profile/session-page.tsx';
import { AppShell } from '../../shell/app-shell.tsx';

export const metadata: Metadata = { title: 'Me' };

export default function MePage() {
  return (
    <AppShell active="me">
      <SessionPage waiting={<MeSkeleton />}>
        <MeScreen />
      </SessionPage>
    </AppShell>
  );
}
