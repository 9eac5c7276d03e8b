import { ALLERGY_RULES } from './rules/allergy.ts';
import { CONDITION_RULES } from './rules/conditions.ts';
import { CONDUCT_RULES } from './rules/conduct.ts';
import { COURSE_RULES } from './rules/course.ts';
import { DESPAIR_RULES } from './rules/despair.ts';
import { DIAGNOSED_RULES } from './rules/diagnosed.ts';
import { EATING_RULES } from './rules/eating.ts';
import { EMERGENCY_RULES } from './rules/emergency.ts';
import { FAINT_RULES } from './rules/faint.ts';
import { HEAD_RULES } from './rules/head.ts';
import { HEART_RULES } from './rules/heart.ts';
import { HEAT_RULES } from './rules/heat.ts';
import { LUNG_RULES } from './rules/lungs.ts';
import { MEDICATION_RULES } from './rules/medication.ts';
import { MINOR_RULES } from './rules/minor.ts';
import { MUSCLE_RULES } from './rules/muscle.ts';
import { NERVE_RULES } from './rules/nerve.ts';
import { OFF_TOPIC_RULES } from './rules/off-topic.ts';
import { PAIN_RULES } from './rules/pain.ts';
import { PREGNANCY_RULES } from './rules/pregnancy.ts';
import { PRODUCT_RULES } from './rules/products.ts';
import { SUPPLEMENT_RULES } from './rules/supplements.ts';
import { SYMPTOM_RULES } from './rules/symptoms.ts';
import type { SafetyRule } from './safety-rule.ts';

/** Everything the router listens for, as data. */
export const SAFETY_RULES: readonly SafetyRule[] = [
  ...DESPAIR_RULES,
  ...[...EMERGENCY_RULES, ...HEART_RULES, ...FAINT_RULES, ...NERVE_RULES, ...HEAT_RULES, ...MUSCLE_RULES],
  ...[...HEAD_RULES, ...LUNG_RULES, ...ALLERGY_RULES, ...EATING_RULES, ...DIAGNOSED_RULES, ...CONDITION_RULES],
  ...[...MEDICATION_RULES, ...PREGNANCY_RULES, ...MINOR_RULES, ...SYMPTOM_RULES, ...PAIN_RULES, ...COURSE_RULES],
  ...[...SUPPLEMENT_RULES, ...PRODUCT_RULES, ...CONDUCT_RULES, ...OFF_TOPIC_RULES],
];
