import type { Metadata } from 'next';
import { EarlyReads } from '../../early/early-reads.tsx';
import { PLANS_PATH } from '../../plans/plans-path.ts';
import { PROFILE_PATH } from '../../profile/profile-path.ts';
import { SessionPage } from '../../profile/session-page.tsx';
import { AppShell } from '../../shell/app-shell.tsx';
import { TrainingScreen } from '../../training/training-screen.tsx';
import { TrainingSkeleton } from '../../training/training-skeleton.tsx';

export const metadata: Metadata = { title: 'Training' };

export default function TrainingPage() {
  return (
    <AppShell active="training">
      <SessionPage waiting={<TrainingSkeleton />}>
        <TrainingScreen />
      </SessionPage>
      <EarlyReads paths={[PROFILE_PATH, PLANS_PATH]} />
    </AppShell>
  );
}
