/** What has to be known of the athlete for a suggestion to make sense. */
export type Occasion = 'first-visit' | 'profile-incomplete' | 'race-set' | 'race-near' | 'no-race';

export interface Suggestion {
  text: string;
  /** For a new conversation: offered on this occasion, or always. */
  on?: Occasion | 'always';
  /** After an answer: offered when one of these words was spoken of. */
  after?: readonly string[];
}

/** What an athlete may want to ask next, the more specific first. Words of `after` are beginnings of words, in lower case. */
export const SUGGESTIONS: readonly Suggestion[] = [
  { text: 'What do you need to know about me?', on: 'profile-incomplete' },
  { text: 'What does a Hyrox race look like?', on: 'first-visit' },
  { text: 'What should I do in race week?', on: 'race-near' },
  { text: 'How do I warm up on race day?', on: 'race-near' },
  { text: 'Which station should I work on until my race?', on: 'race-set' },
  { text: 'How do I split my goal time over the race?', on: 'race-set' },
  { text: 'How fit do I have to be for my first race?', on: 'no-race' },
  { text: 'How should I pace run 1?', on: 'always' },
  { text: 'My sled push was 4:30. What now?', on: 'always' },
  { text: 'How do I break up 100 wall balls?', on: 'always' },

  { text: 'Give me a sled session for this week', after: ['sled'] },
  { text: 'Which shoes grip on the sled carpet?', after: ['sled'] },
  { text: 'How do I keep my grip for the sled pull?', after: ['sled pull', 'grip', 'farmers'] },
  { text: 'What if I have no sled to train with?', after: ['sled'] },
  { text: 'How many sets should I split them into?', after: ['wall ball'] },
  { text: 'How do I practise wall balls when tired?', after: ['wall ball'] },
  { text: 'How do I spare my legs for the wall balls?', after: ['lunge', 'squat'] },
  { text: 'How do I run well after lunges?', after: ['lunge'] },
  { text: 'What split should I hold on the row?', after: ['row', 'erg'] },
  { text: 'How hard should the SkiErg feel?', after: ['ski'] },
  { text: 'How do I lower my heart rate after burpees?', after: ['burpee'] },
  { text: 'What pace should my easy runs be?', after: ['run', 'pace', 'interval'] },
  { text: 'Give me a compromised running session', after: ['run', 'pace', 'roxzone'] },
  { text: 'How much should I cut in each week of the taper?', after: ['taper', 'race week'] },
  { text: 'What should I eat on race morning?', after: ['race day', 'race week', 'taper', 'fuel', 'carb', 'caffeine'] },
  { text: 'How do I know that I have recovered?', after: ['recover', 'sleep', 'sore', 'fatigue'] },
  { text: 'How do I fit this into my week?', after: ['session', 'week', 'strength', 'plan', 'interval'] },
  { text: 'How do we split the stations in Doubles?', after: ['double', 'partner'] },
];
