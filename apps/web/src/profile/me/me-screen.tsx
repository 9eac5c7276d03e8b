'use client';

import type { Profile } from '@hyrox/contracts';
import Link from 'next/link';
import { useDeferredValue } from 'react';
import { DeleteAccount } from '../../account/delete-account.tsx';
import { ExportMyData } from '../../account/export-my-data.tsx';
import { SignOutEverywhere } from '../../account/sign-out-everywhere.tsx';
import { TodayUsage } from '../../account/today-usage.tsx';
import { STEPS } from '../../onboarding/steps.ts';
import { Button, buttonStyle } from '../../ui/button.tsx';
import { ProblemCard } from '../../ui/problem-card.tsx';
import type { SectionName } from '../form/read-values.ts';
import { RaceCountdown } from '../race-countdown.tsx';
import { useAthleteContext } from '../use-athlete-context.ts';
import { useProfile } from '../use-profile.ts';
import { ConsentCard } from './consent-card.tsx';
import { MeHeading } from './me-heading.tsx';
import { MeSkeleton } from './me-skeleton.tsx';
import { PreferencesCard } from './preferences-card.tsx';
import { SectionCard } from './section-card.tsx';

const LEFT: readonly SectionName[] = ['basics', 'body', 'training'];
const RIGHT: readonly SectionName[] = ['equipment', 'limits'];

/** Who the athlete is, to the coach and to us: facts that are edited where they stand, consents, units, and the account. */
export function MeScreen() {
  const { data: profile, hasFailed, isFetching, refetch } = useProfile();
  // Everything on this screen comes with the profile: in slices, so that a slow phone stays usable meanwhile.
  const isHere = useDeferredValue(profile !== undefined || hasFailed);
  if (!isHere) return <MeSkeleton />;
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-6">
      <MeHeading />
      {profile ? (
        <ProfilePart profile={profile} />
      ) : (
        <ProblemCard
          title="Your profile could not be loaded"
          action={
            <Button tone="accent" onClick={() => void refetch()}>
              {isFetching ? 'Loading…' : 'Load again'}
            </Button>
          }
        >
          It is stored, nothing is lost.
        </ProblemCard>
      )}
      <section aria-label="Account" className="flex flex-col gap-3">
        <h2 className="text-2xl leading-tight">Account</h2>
        <div className="grid items-start gap-4 md:grid-cols-2">
          <TodayUsage />
          <SignOutEverywhere />
          <ExportMyData />
          <DeleteAccount />
        </div>
      </section>
    </div>
  );
}

function ProfilePart({ profile }: { profile: Profile }) {
  const context = useAthleteContext();
  const column = (names: readonly SectionName[]) =>
    names.map((name) => <SectionCard key={name} name={name} profile={profile} context={context} />);
  return (
    <>
      <RaceCountdown profile={profile} today={context.today} />
      {profile.onboarding !== 'done' && <FinishCard isBegun={profile.onboarding !== 'basics' && profile.onboarding !== 'skipped'} />}
      <div className="grid items-start gap-4 md:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">{column(LEFT)}</div>
        <div className="flex min-w-0 flex-col gap-4">
          {column(RIGHT)}
          <PreferencesCard profile={profile} units={context.units} />
        </div>
      </div>
      <ConsentCard profile={profile} />
    </>
  );
}

function FinishCard({ isBegun }: { isBegun: boolean }) {
  return (
    <ProblemCard
      title={isBegun ? 'Your profile is not finished' : 'Coach K does not know you yet'}
      action={
        <Link href="/onboarding" className={buttonStyle({ tone: 'accent' })}>
          {isBegun ? 'Go on' : 'Tell Coach K'}
        </Link>
      }
    >
      {isBegun ? 'It goes on where you left it.' : `${STEPS.length} short steps, or edit any part below.`} Until then the coach asks what it
      needs.
    </ProblemCard>
  );
}
