import type { ConsentPurpose } from '@hyrox/contracts';

/** One question as it is asked. A change of its words is a new version: what was agreed to stays what was read. */
export interface ConsentText {
  version: string;
  title: string;
  question: string;
  why: readonly string[];
}

/** The questions that are asked now. Two purposes, two answers; neither is a condition for the other. */
export const CONSENT_TEXTS: Record<ConsentPurpose, ConsentText> = {
  health_data: {
    version: 'health-2026-11',
    title: 'Coach with my health data',
    question:
      'Coach K may use my profile in its answers: age, sex, weight, training, race, goal and what I write about injuries and limits.',
    why: [
      'Facts about your body and your injuries are health data. They are used for your own answers only when you say so.',
      'When this is on, a short summary of your profile goes with each question to the model that answers (Nebius). Your name and e-mail never do.',
      'When it is off, the coach still works. It does not know your profile and asks what it needs.',
      'You can take this back at any time on the Me page. From then on no answer uses your profile.',
    ],
  },
  training_reuse: {
    version: 'training-2026-11',
    title: 'Help train Coach K',
    question: 'Answers that I rate, with the question before them, may be used to train and test future versions of Coach K.',
    why: [
      'Only turns that you gave a thumb up, or that a reviewer chose, are used. They carry a code in the place of your name and e-mail.',
      'The coach answers you in the same way whether this is on or off.',
      'You can take this back at any time on the Me page. The next set of examples is then made without yours. A model that was already trained cannot unlearn.',
      'Only adults are asked.',
    ],
  },
};
