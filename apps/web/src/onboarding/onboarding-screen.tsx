'use client';

import type { Profile } from '@hyrox/contracts';
import Link from 'next/link';
import { useDeferredValue, useEffect, useState } from 'react';
import { useProfile } from '../profile/use-profile.ts';
import { Button, buttonStyle } from '../ui/button.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';
import { ConsentStep } from './consent-step.tsx';
import { OnboardingSkeleton } from './onboarding-skeleton.tsx';
import { ProfileStep } from './profile-step.tsx';
import { useOnboarding } from './use-onboarding.ts';

/** The first form, in its states. Whatever happens, the coach is one tap away. */
export function OnboardingScreen() {
  const { data: profile, hasFailed, isFetching, refetch } = useProfile();
  // The whole form comes with the profile: in slices, so that a slow phone stays usable meanwhile.
  const isHere = useDeferredValue(profile !== undefined || hasFailed);
  if (!isHere) return <OnboardingSkeleton />;
  if (profile) {
    return (
      <main>
        <Steps profile={profile} />
      </main>
    );
  }
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-4 px-4">
      <h1 className="text-4xl leading-none">Welcome</h1>
      <ProblemCard
        title="Your profile could not be loaded"
        action={
          <div className="flex flex-wrap gap-3">
            <Button tone="accent" onClick={() => void refetch()}>
              {isFetching ? 'Loading…' : 'Load again'}
            </Button>
            <Link href="/coach" className={buttonStyle({ tone: 'outline' })}>
              Go to Coach K
            </Link>
          </div>
        }
      >
        What you told us before is stored. The coach works without it and asks what it needs.
      </ProblemCard>
    </main>
  );
}

function Steps({ profile }: { profile: Profile }) {
  const onboarding = useOnboarding(profile);
  const { step } = onboarding;
  const [firstShown, setFirstShown] = useState<string | null>(step);
  const isFirstShown = firstShown === step;

  useEffect(() => {
    if (firstShown !== null && firstShown !== step) setFirstShown(null);
  }, [firstShown, step]);

  if (step === 'consent') return <ConsentStep profile={profile} onboarding={onboarding} isFirstShown={isFirstShown} />;
  return <ProfileStep key={step} name={step} profile={profile} onboarding={onboarding} isFirstShown={isFirstShown} />;
}
