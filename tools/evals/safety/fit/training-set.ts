import { LABELS, mentionsNow, readFeatures, type Mention } from '@hyrox/coaching/listening';
import { readBlindTest, readRedFlags } from '../read-red-flags.ts';
import { expandTemplates, type TrainingLine } from './expand-templates.ts';
import type { Example } from './fit-linear.ts';
import { linesOf, writtenBeside } from './known-messages.ts';
import { withoutCopies } from './without-copies.ts';

const SEED = 7;
const PER_TEMPLATE = 8;
/** How often a message that nobody wrote for the classifier counts. */
const KNOWN_TIMES = 2;
export const FOLDS = 5;

export interface Trained {
  line: TrainingLine;
  example: Example;
  mentions: Mention[];
  times: number;
  fold: number;
  /** Figures of the cross-validation are read here: messages in somebody's own words that the phrases were not written for. */
  isJudged: boolean;
  /** Of those, written by somebody who saw neither phrases nor templates. */
  isStrange: boolean;
}

function foldOf(template: string): number {
  let hash = 0;
  for (const char of template) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return hash % FOLDS;
}

function train(line: TrainingLine, how: { phrases: boolean; times: number; isStrange?: boolean }): Trained {
  const mentions = how.phrases ? mentionsNow(line.text) : [];
  return {
    line,
    mentions,
    example: { rows: readFeatures(line.text, mentions), label: (LABELS as readonly string[]).indexOf(line.label) },
    times: how.times,
    fold: foldOf(line.template),
    isJudged: how.isStrange === true || /^(?:told|asked)/u.test(line.template),
    isStrange: how.isStrange === true,
  };
}

/** Everything the classifier learns from, and how many lines were left out because they stood too near to the blind test. */
export function readTrainingSet(): { trained: Trained[]; leftOut: number } {
  const held = readBlindTest().map(({ text }) => text);
  const written = expandTemplates(SEED, PER_TEMPLATE);
  // The phrases know these word for word: what they find here says nothing about messages they have not seen.
  const known = [...linesOf(readRedFlags('dev'), 'dev'), ...writtenBeside()];
  const strangers = readRedFlags('test');
  const counted = linesOf(
    strangers.filter((item) => item.dangerous || item.expect === undefined),
    'test',
  );
  const conduct = linesOf(
    strangers.filter((item) => !item.dangerous && item.expect !== undefined),
    'test',
  );
  const trained = [
    ...withoutCopies(written, held).map((line) => train(line, { phrases: true, times: 1 })),
    ...withoutCopies(known, held).map((line) => train(line, { phrases: false, times: KNOWN_TIMES })),
    ...withoutCopies(counted, held).map((line) => train(line, { phrases: true, times: KNOWN_TIMES, isStrange: true })),
    ...withoutCopies(conduct, held).map((line) => train(line, { phrases: true, times: KNOWN_TIMES })),
  ];
  return { trained, leftOut: written.length + known.length + counted.length + conduct.length - trained.length };
}
