import type { ChatMessage } from '@hyrox/contracts';
import { neutralise } from '../../prompt/neutralise.ts';
import { nextWeekStart } from '../calendar.ts';
import { EXTRACTION_INSTRUCTION, MATERIAL_HEADING } from './extraction-texts.ts';

export interface ExtractionInput {
  /** What the athlete asked and what was answered. */
  message: string;
  answer: string;
  /** The athlete summary as it goes into a prompt; null when nothing may be told. */
  summary: string | null;
  /** The athlete's calendar day. */
  today: string;
  raceDate: string | null;
}

const MONDAY = 1;
/** The marks around material; what was written can neither open nor close one. */
const MARKS = /<(\/?\s*(?:question|answer|athlete)\s*)>/giu;
const fenced = (name: 'question' | 'answer' | 'athlete', text: string): string =>
  `<${name}>\n${neutralise(text).replace(MARKS, '< $1>')}\n</${name}>`;

/** The messages that ask a model for the plan in an answer, everything a person or a model wrote in it made harmless. */
export function buildExtractionMessages({ message, answer, summary, today, raceDate }: ExtractionInput): ChatMessage[] {
  const facts = [
    `Today is ${today}. Week 1 starts on ${nextWeekStart(today, MONDAY)}.`,
    raceDate === null ? 'No race date is known: raceDate is null.' : `The race is on ${raceDate}.`,
    ...(summary === null ? [] : [fenced('athlete', summary)]),
  ];
  return [
    { role: 'system', content: `${EXTRACTION_INSTRUCTION}\n\n${facts.join('\n')}` },
    { role: 'user', content: `${MATERIAL_HEADING}\n\n${fenced('question', message)}\n\n${fenced('answer', answer)}` },
  ];
}
