import { forbidsPlan, looksLikePlan, PLAN_OFFERED, withPlanOffer } from '@hyrox/coaching';
import type { Notice, Source, TurnEnd } from '@hyrox/contracts';
import type { ServedCarry } from './read-carry.ts';

/** The rule checks on a finished answer. Pure; `checkAnswer` of the coaching library. */
export type AnswerChecks = (answer: Checked) => Notice[];

/** What the checks read: the answer, what it was made from, whose race it is about, and the calendar day. */
export interface Checked {
  text: string;
  sources: readonly Source[];
  athlete?: ServedCarry['athlete'];
  today: string;
}

const UNCHECKED: Notice = {
  code: 'unchecked',
  severity: 'caution',
  text: 'This answer could not be checked automatically. Read it with care.',
};

/**
 * What the athlete must see beside an answer, each code once: `told` before it began, then what its end brought along, then the findings of the
 * checks, then the offer of a plan where the answer holds one. A failed turn and an empty text are not checked. A check that breaks must not cost
 * the answer: it is said in a notice and `onBroken` hears why.
 */
export function findNotices(
  answer: Checked & { told: readonly Notice[]; end: TurnEnd },
  checks: AnswerChecks,
  onBroken: (error: unknown) => void,
): Notice[] {
  const known = [...answer.told, ...answer.end.notices];
  const isChecked = answer.end.outcome !== 'failed' && answer.text !== '';
  const all = isChecked ? [...known, ...runChecks(answer, checks, onBroken)] : known;
  const offered = withPlanOffer(all, isChecked && looksLikePlan(answer.text));
  const isForbidden = !isChecked || forbidsPlan({ notices: all, finish: answer.end.finish });
  return offered.filter(
    ({ code }, i) => offered.findIndex((other) => other.code === code) === i && !(isForbidden && code === PLAN_OFFERED.code),
  );
}

function runChecks({ text, sources, athlete, today }: Checked, checks: AnswerChecks, onBroken: (error: unknown) => void): Notice[] {
  try {
    return checks({ text, sources, ...(athlete ? { athlete } : {}), today });
  } catch (error) {
    onBroken(error);
    return [UNCHECKED];
  }
}
