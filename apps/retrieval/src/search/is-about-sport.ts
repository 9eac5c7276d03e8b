import { TOPIC_WORDS } from './topic-words.ts';

/** Words of training, racing, the body and this coach that are no topic of the library. */
const SPORT =
  /\b(?:hyrox|rac(?:e|es|ed|ing)|train(?:s|ed|ing)?|workouts?|sessions?|exercis\w+|gym|fit(?:ness|ter)|athletes?|coach\w*|compet\w+|stations?|sets?|reps?|lift(?:s|ing)?|cardio|endurance|injur\w+|pain\w*|hurts?|sore\w*|knees?|shoulders?|back|hips?|ankles?|achilles|heart rate|calories|weights?|plan|garmin|watch)\b/i;

/** Part of a question's words that a passage must reach when the question names nothing of the sport. */
const MIN_SHARE = 0.16;

/**
 * May anything be shown for this question? It names something of the sport, or one passage has enough of its words. Neither half can tell by itself:
 * some passage is always nearest, and every long question shares a word or two with one.
 */
export const isAboutSport = (text: string, found: readonly { share: number | null }[]): boolean =>
  SPORT.test(text) || TOPIC_WORDS.some(([, pattern]) => pattern.test(text)) || found.some(({ share }) => (share ?? 0) >= MIN_SHARE);
