import type { Metadata } from 'next';
import { LogScreen } from '../../log/log-screen.tsx';
import { LogSkeleton } from '../../log/log-skeleton.tsx';
import { SessionPage } from '../../profile/session-page.tsx';
import { AppShell } from '../../shell/app-shell.tsx';

export const metadata: Metadata = { title: 'Log' };

export default function LogPage() {
  return (
    <AppShell active="log">
      <SessionPage waiting={<LogSkeleton />}>
        <LogScreen />
      </SessionPage>
    </AppShell>
  );
}
