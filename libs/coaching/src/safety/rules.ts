import { DIAGNOSED_RULES } from './rules/diagnosed.ts';
import { EMERGENCY_RULES } from './rules/emergency.ts';
import { SUPPLEMENT_RULES } from './rules/supplements.ts';
import { SYMPTOM_RULES } from './rules/symptoms.ts';
import type { SafetyRule } from './safety-rule.ts';

/** Everything the router listens for, as data. */
export const SAFETY_RULES: readonly SafetyRule[] = [...EMERGENCY_RULES, ...DIAGNOSED_RULES, ...SYMPTOM_RULES, ...SUPPLEMENT_RULES];
