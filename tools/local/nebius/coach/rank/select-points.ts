import type { Ranking, ScoredUnit } from './score-units.ts';

export interface SelectionLimits {
  maxWords: number;
  maxPoints: number;
  /** Units that must not be used. */
  unfit?: (unit: ScoredUnit) => boolean;
}

/** Units of one paragraph that belong together, in reading order. */
export interface Point {
  label: string;
  text: string;
  source: number;
  section: string;
}

const MAX_UNITS_PER_POINT = 2;
/** Below this share of the best score a unit is filler. */
const MIN_SHARE = 0.5;
const TOO_ALIKE = 0.6;

/**
 * Picks what to say: greedily the unit with the best score plus what it adds to the subject so far, skipping near repetitions and
 * filler, within a budget of words. Neighbouring picks of one paragraph become one point. Best point first.
 */
export function selectPoints(ranking: Ranking, limits: SelectionLimits): Point[] {
  const candidates = ranking.units.filter((unit) => unit.score > 0 && limits.unfit?.(unit) !== true);
  const floor = (candidates[0]?.score ?? 0) * MIN_SHARE;
  const covered = new Set<string>();
  const blocks = new Map<string, ScoredUnit[]>();
  let wordsLeft = limits.maxWords;
  for (;;) {
    const open = candidates.filter((unit) => unit.score >= floor && fits(unit, blocks, wordsLeft, limits.maxPoints));
    const next = bestBy(open, (unit) => unit.score + 1.2 * addsTo(unit, covered, ranking.subject));
    if (next === undefined) break;
    candidates.splice(candidates.indexOf(next), 1);
    if (isRepetition(next, blocks)) continue;
    blocks.set(next.block, [...(blocks.get(next.block) ?? []), next]);
    next.words.forEach((word) => covered.add(word));
    wordsLeft -= wordCount(next.text);
  }
  return [...blocks.values()].map(toPoint);
}

/** The single best unit that passes, for a lead or a next step. */
export function selectUnit(ranking: Ranking, fit: (unit: ScoredUnit) => boolean): ScoredUnit | undefined {
  return ranking.units.find((unit) => unit.score > 0 && fit(unit));
}

function fits(unit: ScoredUnit, blocks: ReadonlyMap<string, readonly ScoredUnit[]>, wordsLeft: number, maxPoints: number): boolean {
  const chosen = blocks.get(unit.block);
  const hasRoom = chosen === undefined ? blocks.size < maxPoints : chosen.length < MAX_UNITS_PER_POINT && unit.kind !== 'row';
  return hasRoom && wordCount(unit.text) <= wordsLeft;
}

function addsTo(unit: ScoredUnit, covered: ReadonlySet<string>, subject: ReadonlyMap<string, number>): number {
  return [...subject].reduce((sum, [word, weight]) => (unit.words.has(word) && !covered.has(word) ? sum + weight : sum), 0);
}

function isRepetition(unit: ScoredUnit, blocks: ReadonlyMap<string, readonly ScoredUnit[]>): boolean {
  return [...blocks.values()].flat().some((other) => {
    const shared = [...unit.words].filter((word) => other.words.has(word)).length;
    return shared / Math.max(1, Math.min(unit.words.size, other.words.size)) > TOO_ALIKE;
  });
}

function bestBy(units: readonly ScoredUnit[], value: (unit: ScoredUnit) => number): ScoredUnit | undefined {
  return units.reduce<ScoredUnit | undefined>((best, unit) => (best === undefined || value(unit) > value(best) ? unit : best), undefined);
}

function toPoint(units: readonly ScoredUnit[]): Point {
  const ordered = [...units].sort((a, b) => a.order - b.order);
  const [first] = ordered as [ScoredUnit];
  return {
    label: first.label,
    text: ordered.map((unit) => unit.text).join(' '),
    source: first.passage.number,
    section: first.passage.section,
  };
}

function wordCount(text: string): number {
  return text.split(/\s+/).length;
}
