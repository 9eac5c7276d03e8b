import type { Profile } from '@hyrox/contracts';
import { Button } from '../ui/button.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ConsentQuestions } from '../profile/consents/consent-questions.tsx';
import { useConsents } from '../profile/consents/use-consents.ts';
import { describeSaveProblem } from './describe-save-problem.ts';
import { StepFrame } from './step-frame.tsx';
import type { useOnboarding } from './use-onboarding.ts';

interface ConsentStepProps {
  profile: Profile;
  onboarding: ReturnType<typeof useOnboarding>;
  isFirstShown: boolean;
}

/** The last step: two plain questions, both off. Each answer is stored when it is given; going on stores that the form is done. */
export function ConsentStep({ profile, onboarding, isFirstShown }: ConsentStepProps) {
  const consents = useConsents();
  return (
    <StepFrame
      step="consent"
      isFirstShown={isFirstShown}
      onSubmit={() => void onboarding.goOn()}
      onBack={onboarding.back}
      onSkip={() => onboarding.skip()}
      isSaving={onboarding.isSaving}
      problem={describeSaveProblem(onboarding.error)}
    >
      {consents.data && (
        <ConsentQuestions
          consents={consents.data}
          profile={profile}
          toBirthYear={
            <button
              type="button"
              className="min-h-6 underline decoration-edge underline-offset-4"
              onClick={() => window.history.pushState(null, '', '/onboarding?step=body')}
            >
              Tell us your birth year
            </button>
          }
        />
      )}
      {consents.isPending && <Skeleton className="h-56 w-full rounded-card" />}
      {consents.isError && !consents.data && (
        <ProblemCard
          title="The two questions could not be loaded"
          action={
            <Button tone="outline" onClick={() => void consents.refetch()}>
              Load again
            </Button>
          }
        >
          Both stay off. You can go on and answer them later on the Me page.
        </ProblemCard>
      )}
    </StepFrame>
  );
}
