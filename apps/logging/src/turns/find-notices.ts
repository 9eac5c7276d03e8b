import type { Notice, Source, TurnEnd } from '@hyrox/contracts';

/** The rule checks on a finished answer. Pure; `checkAnswer` of the coaching library. */
export type AnswerChecks = (answer: { text: string; sources: readonly Source[] }) => Notice[];

const UNCHECKED: Notice = {
  code: 'unchecked',
  severity: 'caution',
  text: 'This answer could not be checked automatically. Read it with care.',
};

/**
 * What the athlete must see beside an answer: the notices its end brought along, then the findings of the checks. A failed turn and an empty
 * text are not checked. A check that breaks must not cost the answer: it is said in a notice and `onBroken` hears why.
 */
export function findNotices(
  answer: { text: string; sources: readonly Source[]; end: TurnEnd },
  checks: AnswerChecks,
  onBroken: (error: unknown) => void,
): Notice[] {
  if (answer.end.outcome === 'failed' || answer.text === '') return answer.end.notices;
  try {
    return [...answer.end.notices, ...checks({ text: answer.text, sources: answer.sources })];
  } catch (error) {
    onBroken(error);
    return [...answer.end.notices, UNCHECKED];
  }
}
