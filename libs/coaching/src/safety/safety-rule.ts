/** The boundaries of the system prompt, plus what no coach answers at all. In order of gravity, the gravest first. */
export const SAFETY_KINDS = ['crisis', 'emergency', 'diagnosed', 'symptom', 'supplement'] as const;
export type SafetyKind = (typeof SAFETY_KINDS)[number];

/** One thing to listen for. Patterns read lower-case text with plain apostrophes and corrected medical words. */
export interface SafetyRule {
  id: string;
  kind: SafetyKind;
  pattern: RegExp;
  /** Why this is in the list, for whoever has to change it. */
  reason: string;
}
