import type { Profile } from '@hyrox/contracts';
import type { SectionName } from '../profile/form/read-values.ts';

export type Step = SectionName | 'consent';

/** The steps in order. Only the first one asks for answers; the others may be left empty. */
export const STEPS: readonly Step[] = ['basics', 'body', 'training', 'equipment', 'limits', 'consent'];

export const STEP_WORDS: Record<Step, { title: string; intro: string }> = {
  basics: { title: 'Where are you headed?', intro: 'Three answers, and Coach K plans for your race instead of anybody’s.' },
  body: { title: 'About you', intro: 'All optional. Each one says what it is for.' },
  training: { title: 'Your training now', intro: 'Optional. Rough numbers do.' },
  equipment: { title: 'What can you train with?', intro: 'Optional. Coach K plans around what is missing.' },
  limits: {
    title: 'Anything that holds you back?',
    intro: 'Optional. Write it as you would tell a coach. For a diagnosis, see a professional first.',
  },
  consent: {
    title: 'Your data, your call',
    intro: 'Two separate questions. Both are off until you turn them on, and you can change your mind on the Me page.',
  },
};

export const isStep = (name: string | null): name is Step => STEPS.some((step) => step === name);

/** Where to go on: the stored step; from the start when the form was skipped or is being gone through again. */
export const firstStep = (profile: Pick<Profile, 'onboarding'>): Step => (isStep(profile.onboarding) ? profile.onboarding : 'basics');

/** The step after this one; null after the last. */
export const stepAfter = (step: Step): Step | null => STEPS[STEPS.indexOf(step) + 1] ?? null;

/** The step before this one; null before the first. */
export const stepBefore = (step: Step): Step | null => STEPS[STEPS.indexOf(step) - 1] ?? null;

/** Whether the first form has been seen to its end, one way or the other. */
export const isOver = (profile: Pick<Profile, 'onboarding'>): boolean => !isStep(profile.onboarding);
