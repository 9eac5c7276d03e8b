import type { Profile } from '@hyrox/contracts';
import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { useAuth } from '../auth/auth-context.tsx';
import type { SectionRead } from '../profile/form/read-values.ts';
import { useSaveProfile } from '../profile/use-profile.ts';
import { browserZone } from '../units/calendar-day.ts';
import { rememberLed } from './led-before.ts';
import { firstStep, isStep, type Step, stepAfter, stepBefore } from './steps.ts';

/** Moving through the first form. The address names the step, so that the browser's own Back works; the profile stores it, so that any device goes on. */
export function useOnboarding(profile: Profile) {
  const { athleteId } = useAuth();
  const router = useRouter();
  const named = useSearchParams().get('step');
  const step: Step = isStep(named) ? named : firstStep(profile);
  const save = useSaveProfile();

  useEffect(() => {
    if (athleteId) rememberLed(window.localStorage, athleteId);
  }, [athleteId]);

  const go = (next: Step) => window.history.pushState(null, '', `/onboarding?step=${next}`);

  /** Stores the step and shows the next one; after the last one the coach. A failure stays here and says so. */
  async function goOn(read?: Extract<SectionRead, { change: unknown }>): Promise<void> {
    const next = stepAfter(step);
    const zone = step === 'basics' ? knownZone() : null;
    await save
      .mutateAsync((newest) => ({ ...read?.change(newest), ...(zone ? { timezone: zone } : {}), onboarding: next ?? 'done' }))
      .then(
        () => (next ? go(next) : router.replace('/coach')),
        () => undefined,
      );
  }

  /** Leaves at once, with what this step already says. A skip that could not be stored is asked again on another device, no more. */
  function skip(read?: SectionRead): void {
    const change = read && 'change' in read && step !== 'basics' ? read.change : undefined;
    save.mutate((newest) => ({ ...change?.(newest), onboarding: 'skipped' }));
    router.replace('/coach');
  }

  const before = stepBefore(step);
  return { step, goOn, skip, back: before && (() => go(before)), isSaving: save.isPending, error: save.error };
}

/** The zone of this browser, when it is one that can be stored. */
function knownZone(): string | null {
  const zone = browserZone();
  return zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone) ? zone : null;
}
