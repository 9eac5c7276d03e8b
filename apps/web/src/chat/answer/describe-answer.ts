import type { Answer } from './answer.ts';

/** Models whose answers are put together from the documents alone. */
const OFFLINE_MODEL = /offline|extractive|stand-?in/i;

const REASONS: Record<string, string> = {
  attempts: 'It was started three times and broke off each time.',
  deadline: 'It took longer than ten minutes.',
  unavailable: 'The model could not be reached.',
  timeout: 'The model did not answer in time.',
  budget_day: 'What Coach K may cost in a day is used up. It is back at midnight UTC.',
  budget_month: 'What Coach K may cost in a month is used up. It is back on the first.',
  budget_subject: 'What your answers may cost in a day is used up. Coach K is back at midnight UTC.',
  budget_busy: 'Answers that are still running hold the rest of a budget. Ask again in some seconds.',
  'the model did not answer in time': 'The model did not answer in time.',
  'the model did not warm up in time': 'The model did not wake up in time.',
  'the model is asked too often right now': 'Too many questions reach the model right now.',
  'temporarily unavailable': 'The model is unavailable for the moment.',
  'no model answers at the moment': 'No model answers at the moment.',
};

/** Missing examples change the manner of an answer, not what it rests on. */
const NO_EXAMPLES = 'no_examples';
/** The worker's word for a model that failed and another that took its place; documents have nothing to do with it. */
const ANOTHER_MODEL = 'another model answers';

/** Small plain labels under a complete answer that is less than a whole one, most important first. */
export function answerLabels(answer: Answer): string[] {
  if (answer.isLive) return [];
  const labels: string[] = [];
  if (answer.outcome === 'stopped' || answer.finish === 'stopped')
    labels.push(answer.text ? 'Stopped by you' : 'Stopped by you before it began');
  if (answer.finish === 'length') labels.push('Cut at the length limit');
  if (answer.finish === 'guard') labels.push('Ended early by a safety check');
  if (answer.text && answer.sources.length === 0) labels.push('Made without documents');
  else if (answer.degraded === ANOTHER_MODEL) labels.push('By another model than usual');
  else if (answer.degraded && answer.degraded !== NO_EXAMPLES) labels.push('Made with fewer documents than usual');
  if (answer.model && OFFLINE_MODEL.test(answer.model)) labels.push('By the offline model');
  return labels;
}

/** Whether asking to go on makes sense: the answer is there, but not all of it. */
export const isCutShort = (answer: Answer): boolean =>
  answer.text !== '' && (answer.outcome === 'stopped' || (answer.outcome === 'done' && answer.finish === 'length'));

/** What failed and what was kept, or null for an answer that did not fail. */
export function describeFailure(answer: Answer): { title: string; kept: string } | null {
  if (answer.outcome !== 'failed') return null;
  const why = answer.reason ? (REASONS[answer.reason] ?? '') : '';
  return answer.text
    ? { title: 'The answer broke off', kept: `${why} What was written is kept above, and so is your message.`.trim() }
    : { title: 'Coach K could not answer', kept: `${why} Your message is kept.`.trim() };
}

/** The line shown while nothing can be read yet. `waitedMs` since the question was sent. */
export function describeWait({ status, sources }: Answer, waitedMs: number): string | null {
  if (status?.state === 'warming') {
    return `Coach K is warming up… ${status.usualMs ? `usually ${Math.max(1, Math.round(status.usualMs / 1000))} s` : 'a few seconds'}`;
  }
  if (status?.state === 'retrying') return 'Starting the answer again';
  if (status?.state === 'queued') return status.place ? `You are number ${status.place} in line` : 'Waiting for a free line';
  if (waitedMs < 2_000) return null;
  const passages = status?.passages ?? sources.length;
  if (passages > 0) return `Reading ${passages} ${passages === 1 ? 'passage' : 'passages'}`;
  return status?.state === 'reading' ? 'Searching the research' : 'Thinking about it';
}
