import type { Metadata } from 'next';
import { EarlyReads } from '../../early/early-reads.tsx';
import { MeScreen } from '../../profile/me/me-screen.tsx';
import { MeSkeleton } from '../../profile/me/me-skeleton.tsx';
import { PROFILE_PATH } from '../../profile/profile-path.ts';
import { SessionPage } from '../../profile/session-page.tsx';
import { AppShell } from '../../shell/app-shell.tsx';

export const metadata: Metadata = { title: 'Me' };

export default function MePage() {
  return (
    <AppShell active="me">
      <SessionPage waiting={<MeSkeleton />}>
        <MeScreen />
      </SessionPage>
      <EarlyReads paths={[PROFILE_PATH]} />
    </AppShell>
  );
}
