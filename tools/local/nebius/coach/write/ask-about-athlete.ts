import type { Ranking } from '../rank/score-units.ts';
import { selectPoints } from '../rank/select-points.ts';
import { prescribes } from '../read/medical-words.ts';
import type { CoachPrompt } from '../read/parse-prompt.ts';
import { formatPoint } from './answer-from-passages.ts';

const QUESTIONS = [
  {
    known: /\b(?:beginner|novice|intermediate|advanced|elite|experienced|first race|first hyrox)\b|\bfinished in\b/i,
    text: '**Where you are now:** is there any race behind you, or a recent time for a run or a station you trust?',
  },
  {
    known: /\brace in\b|\b\d+ (?:days|weeks|months)\b|\b\d{4}-\d{2}-\d{2}\b/i,
    text: '**When is your race**, and do you have a goal time?',
  },
  {
    known: /\b(?:hours?|days?|sessions?|times|mi|km|miles)[^.]{0,12}(?:per|a|\/) ?week/i,
    text: '**What does a normal training week look like**, and how many hours can you give it?',
  },
  {
    known: /\b(?:weak(?:ness|est)?|struggl\w+|worst)\b/i,
    text: '**What costs you most** when it gets hard: the running, the grip, the legs?',
  },
] as const;

/** What a beginner's question leaves unsaid; added when the passages are searched for a framework. */
export const FRAMEWORK_WORDS = 'training plan phases week priorities base build';

/**
 * The answer to "make me a plan" from somebody unknown: a framework without prescriptions, then two or three questions about what has
 * not been said yet. The specifics wait for the answers.
 */
export function askAboutAthlete(prompt: CoachPrompt, ranking: Ranking): string {
  const told = [prompt.athlete ?? '', ...prompt.earlierQuestions, prompt.question].join('\n');
  const questions = QUESTIONS.filter(({ known }) => !known.test(told)).slice(0, 3);
  const points = selectPoints(ranking, {
    maxWords: 110,
    maxPoints: 3,
    unfit: (unit) => unit.kind === 'row' || !unit.headed || prescribes(unit.text),
  });
  return [
    'Good. Before I hand you sessions I need to know who I am coaching: a plan written for nobody in particular is worth nothing.',
    points.length === 0 ? '' : `The framework, so that you know where this goes:\n\n${points.map(formatPoint).join('\n')}`,
    `Answer me these:\n\n${questions.map(({ text }, at) => `${at + 1}. ${text}`).join('\n')}`,
    'Then you get specifics: paces, loads and days.',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
