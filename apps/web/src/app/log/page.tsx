import type { Metadata } from 'next';
import { EarlyReads } from '../../early/early-reads.tsx';
import { LogScreen } from '../../log/log-screen.tsx';
import { LogSkeleton } from '../../log/log-skeleton.tsx';
import { PROFILE_PATH } from '../../profile/profile-path.ts';
import { SessionPage } from '../../profile/session-page.tsx';
import { AppShell } from '../../shell/app-shell.tsx';

export const metadata: Metadata = { title: 'Log' };

export default function LogPage() {
  return (
    <AppShell active="log">
      <SessionPage waiting={<LogSkeleton />}>
        <LogScreen />
      </SessionPage>
      <EarlyReads paths={[PROFILE_PATH]} />
    </AppShell>
  );
}
