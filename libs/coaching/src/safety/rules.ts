import { DIAGNOSED_RULES } from './rules/diagnosed.ts';
import { EMERGENCY_RULES } from './rules/emergency.ts';
import { SUPPLEMENT_RULES } from './rules/supplements.ts';
import { SYMPTOM_RULES } from './rules/symptoms.ts';

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

export const SAFETY_RULES: readonly SafetyRule[] = [...EMERGENCY_RULES, ...DIAGNOSED_RULES, ...SYMPTOM_RULES, ...SUPPLEMENT_RULES];
