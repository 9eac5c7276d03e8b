import type { Metadata } from 'next';
import { Suspense } from 'react';
import { EarlyReads } from '../../early/early-reads.tsx';
import { PROFILE_PATH } from '../../profile/profile-path.ts';
import { SessionPage } from '../../profile/session-page.tsx';
import { OnboardingScreen } from '../../onboarding/onboarding-screen.tsx';
import { OnboardingSkeleton } from '../../onboarding/onboarding-skeleton.tsx';

export const metadata: Metadata = { title: 'Your profile' };

export default function OnboardingPage() {
  return (
    <>
      <SessionPage waiting={<OnboardingSkeleton />}>
        <Suspense fallback={<OnboardingSkeleton />}>
          <OnboardingScreen />
        </Suspense>
      </SessionPage>
      <EarlyReads paths={[PROFILE_PATH]} />
    </>
  );
}
