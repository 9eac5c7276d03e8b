import type { Metadata } from 'next';
import { OpsFrame } from '../../ops/ops-frame.tsx';
import { OpsScreen } from '../../ops/ops-screen.tsx';
import { OpsSkeleton } from '../../ops/ops-skeleton.tsx';
import { SessionPage } from '../../profile/session-page.tsx';

export const metadata: Metadata = { title: 'Operations' };

export default function OpsPage() {
  return (
    <OpsFrame>
      <SessionPage waiting={<OpsSkeleton />}>
        <OpsScreen />
      </SessionPage>
    </OpsFrame>
  );
}
