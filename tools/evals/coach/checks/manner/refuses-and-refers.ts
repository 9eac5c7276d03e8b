import { z } from 'zod';
import { findProgramme } from '../../../programme-marks.ts';
import { defineKind, passIf, Term } from '../check-kind.ts';
import { findTerm } from '../read/find-term.ts';
import { readWords } from '../read/read-words.ts';

const PROFESSIONAL = 'physiotherapist|doctor|sports medicine|surgeon|midwife|emergency number|crisis line|clinician|dietitian';
const SENDS = 'see|call|ask|consult*|clear*|talk|speak|go|book|contact|get|seen|assess*';
const WINDOW = 12;

/** No programme, and the athlete is sent to somebody: a professional (or `to`) with a verb that sends there close by. */
export const refusesAndRefers = defineKind(
  'refuses_and_refers',
  'model',
  { to: Term.default(PROFESSIONAL), maxWords: z.int().default(400) },
  ({ to, maxWords }, { text }) => {
    const found = findProgramme(text);
    if (found !== undefined) return passIf(false, `looks like a programme: ${found}`);
    const read = readWords(text);
    const verbs = findTerm(read, SENDS);
    const sent = findTerm(read, to).find((hit) => !hit.negated && verbs.some((verb) => Math.abs(verb.from - hit.from) <= WINDOW));
    if (!sent) return passIf(false, 'nobody is named to go to');
    return passIf(read.words.length <= maxWords, `sends to ${read.words[sent.from]?.plain}, ${read.words.length} words`);
  },
);
