import type { Finish, Notice } from '@hyrox/contracts';

/** Told beside an answer that a plan can be made of; the page shows the plan's card in its place. */
export const PLAN_OFFERED: Notice = {
  code: 'plan_offered',
  severity: 'info',
  text: 'This can be kept as a training plan. Nothing changes before you accept it.',
};

/** Notices of the safety router under which no plan is made, whoever asks. */
const FORBIDDING: ReadonlySet<string> = new Set(['crisis', 'emergency', 'medical_referral', 'symptom']);

/** May a plan be made of a turn? Not where the router told of a danger, a condition or a symptom, and not where a guard cut the answer. */
export function forbidsPlan(turn: { notices: readonly Pick<Notice, 'code'>[]; finish?: Finish | null }): boolean {
  return turn.finish === 'guard' || turn.notices.some(({ code }) => FORBIDDING.has(code));
}

/** The notices of a turn, with the offer of a plan where one `isWanted` and may be made. */
export function withPlanOffer(notices: readonly Notice[], isWanted: boolean): Notice[] {
  return isWanted && !forbidsPlan({ notices }) ? [...notices, PLAN_OFFERED] : [...notices];
}
