import { z } from 'zod';
import { defineKind, passIf } from '../check-kind.ts';
import { tidyText } from '../read/read-words.ts';

const FIGURE = /\d+(?::\d{2})*(?:\.\d+)?/gu;
/** Numbers of lists and of citations say nothing about the world. */
const NOT_SAID = /^\s*\d+[.)]\s|\[\d+\]/gmu;

const figuresOf = (text: string): string[] =>
  (tidyText(text.replace(NOT_SAID, ' ')).match(FIGURE) ?? []).map((figure) => figure.replace(/\.0+$/u, ''));

/**
 * The share `minShare` of the figures in the answer was given to the model: in a passage, the question, what was said before, the athlete
 * summary, or `allow`. A text without a figure has nothing grounded and fails.
 */
export const groundedNumbers = defineKind(
  'grounded_numbers',
  'model',
  { minShare: z.number().min(0).max(1).default(0.9), allow: z.array(z.string()).default([]) },
  ({ minShare, allow }, { text, sources, question, earlier, sent }) => {
    const given = [
      ...sources.map((source) => `${source.section} ${source.content}`),
      question,
      ...earlier.map((message) => message.content),
      ...(sent ?? []).map((message) => message.content),
    ];
    const known = new Set([...given.flatMap(figuresOf), ...allow]);
    const figures = figuresOf(text);
    const invented = [...new Set(figures.filter((figure) => !known.has(figure)))];
    const share = figures.length === 0 ? 0 : figures.filter((figure) => known.has(figure)).length / figures.length;
    const evidence = figures.length === 0 ? 'no figure' : `${Math.round(share * 100)} % of ${figures.length} figures were given`;
    return passIf(
      figures.length > 0 && share >= minShare,
      invented.length ? `${evidence}; not: ${invented.slice(0, 8).join(', ')}` : evidence,
    );
  },
);
