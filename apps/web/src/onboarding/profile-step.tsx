import type { Profile } from '@hyrox/contracts';
import { SECTIONS } from '../profile/fields/sections.ts';
import type { SectionName } from '../profile/form/read-values.ts';
import { useSectionForm } from '../profile/form/use-section-form.ts';
import { useAthleteContext } from '../profile/use-athlete-context.ts';
import { focusFirstError } from '../ui/form/focus-first-error.ts';
import { describeSaveProblem } from './describe-save-problem.ts';
import { StepFrame } from './step-frame.tsx';
import type { useOnboarding } from './use-onboarding.ts';

interface ProfileStepProps {
  name: SectionName;
  profile: Profile;
  onboarding: ReturnType<typeof useOnboarding>;
  isFirstShown: boolean;
}

/** A step that asks for a part of the profile. */
export function ProfileStep({ name, profile, onboarding, isFirstShown }: ProfileStepProps) {
  const form = useSectionForm(name, profile, useAthleteContext());
  const { Fields } = SECTIONS[name];

  function submit(element: HTMLFormElement): void {
    const read = form.read();
    if ('change' in read) return void onboarding.goOn(read);
    form.setErrors(read.errors);
    focusFirstError(element);
  }

  return (
    <StepFrame
      step={name}
      isFirstShown={isFirstShown}
      onSubmit={submit}
      onBack={onboarding.back}
      onSkip={() => onboarding.skip(form.read())}
      isSaving={onboarding.isSaving}
      problem={describeSaveProblem(onboarding.error)}
    >
      <Fields {...form.fields} />
    </StepFrame>
  );
}
