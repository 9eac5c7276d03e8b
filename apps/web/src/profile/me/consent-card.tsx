import type { Profile } from '@hyrox/contracts';
import { Button } from '../../ui/button.tsx';
import { ProblemCard } from '../../ui/problem-card.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ConsentQuestions } from '../consents/consent-questions.tsx';
import { useConsents } from '../consents/use-consents.ts';

/** What the athlete agreed to, with the same switch to give and to take back. */
export function ConsentCard({ profile }: { profile: Profile }) {
  const consents = useConsents();
  return (
    <section aria-label="Your data" className="flex flex-col gap-3">
      <h2 className="text-2xl leading-tight">Your data</h2>
      {consents.data && (
        <ConsentQuestions consents={consents.data} profile={profile} toBirthYear="Add your birth year under Body to answer." />
      )}
      {consents.isPending && <Skeleton className="h-48 w-full rounded-card" />}
      {consents.isError && !consents.data && (
        <ProblemCard
          title="What you agreed to could not be loaded"
          action={
            <Button tone="outline" onClick={() => void consents.refetch()}>
              Load again
            </Button>
          }
        >
          It is stored and unchanged.
        </ProblemCard>
      )}
    </section>
  );
}
