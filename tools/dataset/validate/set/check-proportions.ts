import { CATEGORIES, CATEGORY_PLAN } from '../../compose/example.ts';
import type { Rendered } from '../../compose/render-example.ts';
import type { Finding } from '../finding.ts';

/** How far the share of a kind may be from the plan's, in parts of the whole. */
const TOLERANCE = 0.03;
const CONTEXTUAL = { least: 0.15, most: 0.2 };
const SEVERAL_TURNS = { least: 0.15, most: 0.2 };

const PLANNED = Object.values(CATEGORY_PLAN).reduce((sum, count) => sum + count, 0);
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

export interface Shares {
  categories: Record<string, { count: number; share: number; planned: number }>;
  /** Of conversations with passages. */
  contextual: number;
  /** Of conversations with more than one question. */
  severalTurns: number;
}

/** How a set is made up. */
export function sharesOf(set: readonly Rendered[]): Shares {
  const share = (fits: (one: Rendered) => boolean): number => (set.length === 0 ? 0 : set.filter(fits).length / set.length);
  const categories = CATEGORIES.map((category) => [
    category,
    {
      count: set.filter((one) => one.category === category).length,
      share: share((one) => one.category === category),
      planned: CATEGORY_PLAN[category] / PLANNED,
    },
  ]);
  return {
    categories: Object.fromEntries(categories) as Shares['categories'],
    contextual: share((one) => one.passages.length > 0),
    severalTurns: share((one) => one.messages.filter((message) => message.role === 'user').length > 1),
  };
}

/** The proportions of the build plan: kinds within three parts in a hundred, 15 to 20 % with passages and as many with several turns. */
export function checkProportions(set: readonly Rendered[]): Finding[] {
  const shares = sharesOf(set);
  const tell = (rule: string, says: string): Finding => ({ id: '(set)', rule, severity: 'error', says });
  const off = Object.entries(shares.categories).filter(([, { share, planned }]) => Math.abs(share - planned) > TOLERANCE);
  const outside = (share: number, band: { least: number; most: number }) => share < band.least || share > band.most;
  return [
    ...off.map(([name, { share, planned }]) => tell('proportions', `${name} is ${percent(share)} of the set, planned ${percent(planned)}`)),
    ...(outside(shares.contextual, CONTEXTUAL)
      ? [tell('contextual-share', `${percent(shares.contextual)} have passages, 15 to 20 % should`)]
      : []),
    ...(outside(shares.severalTurns, SEVERAL_TURNS)
      ? [tell('several-turns', `${percent(shares.severalTurns)} have several turns, 15 to 20 % should`)]
      : []),
  ];
}
