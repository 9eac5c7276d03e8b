import { LABELS, mentionsNow, readFeatures, type Mention } from '@hyrox/coaching/listening';
import { readBlindTexts, readRedFlags } from '../read-red-flags.ts';
import { expandTemplates, readTold, type TrainingLine } from './expand-templates.ts';
import type { Example } from './fit-linear.ts';
import { devLines, linesOf, writtenBeside } from './known-messages.ts';
import { withoutCopies } from './without-copies.ts';

const SEED = 7;
const PER_TEMPLATE = 8;
/** How often an ordinary first question counts: most messages are of that kind. */
const ORDINARY_TIMES = 2;
/** How often a message counts that the phrases were written for. */
const KNOWN_TIMES = 2;
/** How often a message counts that somebody else wrote. */
const STRANGE_TIMES = 6;
export const FOLDS = 5;

/** Hands that are not ours. What the classifier makes of one is measured by a model that has read nothing of that hand. */
export const WRITERS = ['one', 'two', 'three', 'four', 'five', 'third', 'test'] as const;
export type Writer = (typeof WRITERS)[number];

export interface Trained {
  line: TrainingLine;
  example: Example;
  mentions: Mention[];
  times: number;
  fold: number;
  /** Which hand wrote it, where it was not ours. */
  writer?: Writer;
}

function foldOf(template: string): number {
  let hash = 0;
  for (const char of template) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return hash % FOLDS;
}

export const isOrdinary = ({ template }: TrainingLine): boolean => template.startsWith('asked');

const isWriter = (name: string): name is Writer => (WRITERS as readonly string[]).includes(name);

function train(line: TrainingLine, { phrases, times }: { phrases: boolean; times: number }): Trained {
  const mentions = phrases ? mentionsNow(line.text) : [];
  const name = line.template.split(':')[0] ?? '';
  return {
    line,
    mentions,
    example: { rows: readFeatures(line.text, mentions), label: (LABELS as readonly string[]).indexOf(line.label) },
    times,
    fold: foldOf(line.template),
    ...(isWriter(name) ? { writer: name } : {}),
  };
}

/** Everything the classifier learns from, and how many lines were left out because they stood too near to a blind test. */
export function readTrainingSet(): { trained: Trained[]; leftOut: number } {
  const held = readBlindTexts();
  const strangers = readRedFlags('test');
  const isConduct = ({ dangerous, expect }: (typeof strangers)[number]): boolean => !dangerous && expect !== undefined;
  const written = expandTemplates(SEED, PER_TEMPLATE);
  const lines = (
    [
      [written.filter((line) => !isOrdinary(line)), { phrases: true, times: 1 }],
      [written.filter(isOrdinary), { phrases: true, times: ORDINARY_TIMES }],
      // The phrases know these word for word: what they find here says nothing about messages they have not seen.
      [[...devLines(), ...writtenBeside()], { phrases: false, times: KNOWN_TIMES }],
      [linesOf(strangers.filter(isConduct), 'conduct'), { phrases: true, times: KNOWN_TIMES }],
      [
        linesOf(
          strangers.filter((item) => !isConduct(item)),
          'test',
        ),
        { phrases: true, times: STRANGE_TIMES },
      ],
      [linesOf(readRedFlags('third-dev'), 'third'), { phrases: true, times: STRANGE_TIMES }],
      [readTold(), { phrases: true, times: STRANGE_TIMES }],
    ] as const
  ).flatMap(([of, how]) => of.map((line) => ({ text: line.text, line, how })));
  const trained = withoutCopies(lines, held).map(({ line, how }) => train(line, how));
  return { trained, leftOut: lines.length - trained.length };
}
