/**
 * The boundaries of the system prompt, plus what no coach answers at all. In order of gravity, the gravest first; from `symptom` on an
 * answer may coach.
 */
export const SAFETY_KINDS = [
  ...(['crisis', 'emergency', 'eating_disorder', 'diagnosed', 'medication', 'pregnancy', 'minor'] as const),
  ...(['symptom', 'supplement', 'manipulation', 'hostile', 'off_topic'] as const),
] as const;
export type SafetyKind = (typeof SAFETY_KINDS)[number];

/** What two weak signs together speak of, and how grave that is. */
export const CLUES = {
  heart: 'emergency',
  faint: 'emergency',
  nerve: 'emergency',
  heat: 'emergency',
  muscle: 'emergency',
  head: 'emergency',
  lungs: 'emergency',
  allergy: 'emergency',
  bleeding: 'emergency',
  despair: 'crisis',
  gone: 'crisis',
  eating: 'eating_disorder',
  injury: 'symptom',
  unwell: 'symptom',
  product: 'supplement',
} as const satisfies Readonly<Record<string, SafetyKind>>;
export type Clue = keyof typeof CLUES;

/** One thing to listen for. Patterns read lower-case text without apostrophes and with corrected medical words. */
export interface SafetyRule {
  id: string;
  kind: SafetyKind;
  /** A regular expression with the global flag, or phrases: see `phrases.ts`. */
  pattern?: RegExp;
  says?: readonly string[];
  /** Why this is in the list, for whoever has to change it. */
  reason: string;
  /** A weak sign: counts only together with another one of the same clue, in the same message or the one before. */
  clues?: readonly Clue[];
  /** Counts as said by the athlete whoever it is said of: who is in danger now may be somebody beside them. */
  anybody?: true;
  /** A "no" or "doesn't" inside the match denies it: "my chest doesn't hurt". */
  deniable?: true;
  /** Counts also where it is denied, remembered or asked about. */
  always?: true;
}
