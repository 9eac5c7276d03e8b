import type { Notice, Source, TurnEnd } from '@hyrox/contracts';

/** The rule checks on a finished answer. Pure; `checkAnswer` of the coaching library. */
export type AnswerChecks = (answer: { text: string; sources: readonly Source[] }) => Notice[];

const UNCHECKED: Notice = {
  code: 'unchecked',
  severity: 'caution',
  text: 'This answer could not be checked automatically. Read it with care.',
};

/**
 * What the athlete must see beside an answer, each code once: `told` before it began, then what its end brought along, then the findings of the
 * checks. A failed turn and an empty text are not checked. A check that breaks must not cost the answer: it is said in a notice and `onBroken`
 * hears why.
 */
export function findNotices(
  answer: { text: string; sources: readonly Source[]; told: readonly Notice[]; end: TurnEnd },
  checks: AnswerChecks,
  onBroken: (error: unknown) => void,
): Notice[] {
  const known = [...answer.told, ...answer.end.notices];
  const isChecked = answer.end.outcome !== 'failed' && answer.text !== '';
  const all = isChecked ? [...known, ...runChecks(answer, checks, onBroken)] : known;
  return all.filter((notice, i) => all.findIndex((other) => other.code === notice.code) === i);
}

function runChecks(
  answer: { text: string; sources: readonly Source[] },
  checks: AnswerChecks,
  onBroken: (error: unknown) => void,
): Notice[] {
  try {
    return checks({ text: answer.text, sources: answer.sources });
  } catch (error) {
    onBroken(error);
    return [UNCHECKED];
  }
}
