import type { Metadata } from 'next';
import { EarlyReads } from '../../early/early-reads.tsx';
import { OpsFrame } from '../../ops/ops-frame.tsx';
import { OpsScreen } from '../../ops/ops-screen.tsx';
import { FIRST_WINDOW, overviewPath } from '../../ops/read/overview-path.ts';
import { OpsSkeleton } from '../../ops/ops-skeleton.tsx';
import { SessionPage } from '../../profile/session-page.tsx';

export const metadata: Metadata = { title: 'Operations' };

export default function OpsPage() {
  return (
    <OpsFrame>
      <SessionPage waiting={<OpsSkeleton />}>
        <OpsScreen />
      </SessionPage>
      <EarlyReads paths={[overviewPath(FIRST_WINDOW)]} />
    </OpsFrame>
  );
}
