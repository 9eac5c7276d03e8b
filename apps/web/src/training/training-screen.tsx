'use client';

import { useDeferredValue } from 'react';
import { useOnline } from '../chat/connection/use-online.ts';
import { RacePlace } from '../profile/race-countdown.tsx';
import { useAthleteContext } from '../profile/use-athlete-context.ts';
import { useProfile } from '../profile/use-profile.ts';
import { Button } from '../ui/button.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';
import { ActivePlan } from './active-plan.tsx';
import { NoPlan } from './no-plan.tsx';
import { TrainingHeading } from './training-heading.tsx';
import { PlanSkeleton } from './training-skeleton.tsx';
import { useActivePlan } from './use-active-plan.ts';

/** The accepted plan on the days it is for; without one, the way to it. */
export function TrainingScreen() {
  const { today } = useAthleteContext();
  const { data, hasFailed } = useProfile();
  // What arrives is drawn in slices, so that a slow phone stays usable meanwhile.
  const profile = useDeferredValue(data);
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-4 px-4 py-6">
      <TrainingHeading />
      <RacePlace profile={profile} isPending={!hasFailed} today={today} />
      <Plan />
    </div>
  );
}

function Plan() {
  const plan = useActivePlan();
  const isOnline = useOnline();
  const shown = useDeferredValue(plan.data);
  if (shown) return <ActivePlan key={shown.id} plan={shown} />;
  if (shown === null) return <NoPlan />;
  if (plan.data !== undefined || !plan.error) return <PlanSkeleton />;
  return (
    <ProblemCard
      title={isOnline ? 'Your plan could not be loaded' : 'You are offline'}
      action={
        <Button tone="outline" onClick={() => void plan.refetch()}>
          {plan.isFetching ? 'Loading…' : 'Load again'}
        </Button>
      }
    >
      It is stored as you accepted it, and so is everything you logged.
    </ProblemCard>
  );
}
