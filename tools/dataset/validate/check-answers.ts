import { checkAnswer } from '@hyrox/coaching';
import type { Rendered } from '../compose/render-example.ts';
import type { Findings } from './finding.ts';
import { shingles, wordsOf } from './words.ts';

/** Words of one answer; the build plan wants 150 to 500 as a rule, a clarifying question may be shorter. */
const WORDS = { least: 60, most: 500, withFigures: 150 };
const MOST_REPEATED = 0.2;
const ENDS = /[.!?:)"”»*|]$/u;

/** An answer whose runs of four words come again and again is filler. */
function repeatedShare(words: readonly string[]): number {
  const runs = shingles(words, 4);
  return runs.length === 0 ? 0 : 1 - new Set(runs).size / runs.length;
}

/** The day whose season the examples speak of. */
const WRITTEN_ON = '2026-11-30';

function checkOne(answer: string, { passages, category }: Rendered, found: Findings): void {
  const words = answer.split(/\s+/u).filter(Boolean).length;
  if (words < WORDS.least || words > WORDS.most)
    found.warn('answer-length', `an answer has ${words} words instead of ${WORDS.least} to ${WORDS.most}`);
  if (!ENDS.test(answer.trimEnd())) found.warn('ends-mid-sentence', `an answer ends with "${answer.trimEnd().slice(-20)}"`);
  if (words >= WORDS.withFigures && !/\d|\b(?:two|three|four|five|six|ten)\b/iu.test(answer))
    found.warn('no-figure', 'an answer has no figure in it');
  if (repeatedShare(wordsOf(answer)) > MOST_REPEATED) found.warn('repeats-itself', 'an answer repeats its own words');
  for (const notice of checkAnswer({ text: answer, sources: passages, today: WRITTEN_ON }))
    found.error(notice.code.replaceAll('_', '-'), notice.text);
  if (category === 'workout-programming' && !/\bRPE\b|\breps?\b|\d\s*[×x]\s*\d|\brest\b|\bminutes?\b|\bmin\b/iu.test(answer))
    found.warn('no-prescription', 'an answer about programming names neither sets nor effort nor time');
}

/** Length, figures, an end, no filler, no foreign links, no deed that did not happen: what the answers of one conversation must be. */
export function checkAnswers(conversation: Rendered, found: Findings): void {
  const answers = conversation.messages.filter((message) => message.role === 'assistant').map((message) => message.content);
  for (const answer of answers) checkOne(answer, conversation, found);
  const asked = conversation.messages.filter((message) => message.role === 'user').map((message) => message.content);
  const meanAnswer = answers.join('').length / Math.max(1, answers.length);
  const meanQuestion = asked.join('').length / Math.max(1, asked.length);
  if (meanQuestion > 1.5 * meanAnswer && asked.some((text) => /\b(?:RPE \d|\d × \d)/u.test(text)))
    found.error('roles-swapped', 'the user sounds like the coach: longer than the answers and full of sets');
}
