import type { Metadata } from 'next';
import { EarlyReads } from '../../early/early-reads.tsx';
import { OpsFrame } from '../../ops/ops-frame.tsx';
import { OpsScreen } from '../../ops/ops-screen.tsx';
import { overviewPath } from '../../ops/read/overview-path.ts';
import { windowOf } from '../../ops/read/window-path.ts';
import { OpsSignedOut, OpsUnreachable } from '../../ops/signed-out/ops-signed-out.tsx';
import { OpsSkeleton } from '../../ops/ops-skeleton.tsx';
import { SessionPage } from '../../profile/session-page.tsx';

export const metadata: Metadata = { title: 'Operations' };

interface OpsPageProps {
  searchParams: Promise<{ window?: string | string[] }>;
}

/** `/ops?window=day`: how far back the figures go is in the address, so that whoever gets the link sees the same. */
export default async function OpsPage({ searchParams }: OpsPageProps) {
  const window = windowOf((await searchParams).window);
  return (
    <OpsFrame>
      <SessionPage waiting={<OpsSkeleton />} ended={<OpsSignedOut />} unreachable={<OpsUnreachable />}>
        <OpsScreen first={window} />
      </SessionPage>
      <EarlyReads paths={[overviewPath(window)]} />
    </OpsFrame>
  );
}
