import type { Finish, Notice } from '@hyrox/contracts';
import type { SafetyKind } from '../../safety/safety-rule.ts';
import { SAFETY_NOTICES } from '../../safety/safety-texts.ts';

/** Told beside an answer that a plan can be made of; the page shows the plan's card in its place. */
export const PLAN_OFFERED: Notice = {
  code: 'plan_offered',
  severity: 'info',
  text: 'This can be kept as a training plan. Nothing changes before you accept it.',
};

/** What the safety router can find in a turn under which no plan is made, whoever asks. */
const FORBIDDEN_KINDS = ['crisis', 'emergency', 'eating_disorder', 'diagnosed', 'medication', 'pregnancy', 'minor', 'symptom'] as const;
const FORBIDDING: ReadonlySet<SafetyKind> = new Set(FORBIDDEN_KINDS);
const FORBIDDING_CODES: ReadonlySet<string> = new Set(FORBIDDEN_KINDS.map((kind) => SAFETY_NOTICES[kind].code));

interface PlannedTurn {
  notices: readonly Pick<Notice, 'code'>[];
  finish?: Finish | null;
  kinds?: readonly SafetyKind[];
}

/** May no plan be made of a turn? Where the router found a danger, a condition, a symptom or a minor, and where a guard cut the answer. */
export function forbidsPlan({ notices, finish, kinds = [] }: PlannedTurn): boolean {
  return finish === 'guard' || notices.some(({ code }) => FORBIDDING_CODES.has(code)) || kinds.some((kind) => FORBIDDING.has(kind));
}

/** The notices of a turn, with the offer of a plan where one `isWanted` and may be made. */
export function withPlanOffer(notices: readonly Notice[], isWanted: boolean): Notice[] {
  return isWanted && !forbidsPlan({ notices }) ? [...notices, PLAN_OFFERED] : [...notices];
}
