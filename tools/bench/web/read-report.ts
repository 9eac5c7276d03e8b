import type { Result } from 'lighthouse';
import { median } from '../lab/percentile.ts';
import { CATEGORIES, type Category } from './screens.ts';

/** What Lighthouse's performance score is made of: milliseconds, and for `shift` the sum of layout shifts (no unit). */
export interface Paint {
  firstContentMs: number;
  largestContentMs: number;
  blockedMs: number;
  speedIndexMs: number;
  shift: number;
}

/** One look of Lighthouse: scores of 0 to 100 and the audits that cost points. */
export interface ReadReport {
  scores: Record<Category, number>;
  paint: Paint;
  complaints: string[];
  /** How fast this machine was just then, by Lighthouse's own count; far below its usual figure somebody else was at work. */
  machineIndex: number;
}

/** What several looks come to. */
export interface TypicalReport extends ReadReport {
  /** Lowest and highest score for performance. */
  performanceRange: readonly [number, number];
}

const AUDITS = {
  firstContentMs: 'first-contentful-paint',
  largestContentMs: 'largest-contentful-paint',
  blockedMs: 'total-blocking-time',
  speedIndexMs: 'speed-index',
  shift: 'cumulative-layout-shift',
} as const satisfies Record<keyof Paint, string>;

const PAINT = Object.keys(AUDITS) as (keyof Paint)[];

/** What we keep of a report of Lighthouse. */
export function readReport({ categories, audits, environment, runWarnings }: Result): ReadReport {
  const weighty = CATEGORIES.flatMap((name) => categories[name]?.auditRefs ?? []).filter(({ weight }) => weight > 0);
  const low = weighty.flatMap(({ id }) => {
    const audit = audits[id];
    return audit && audit.score !== null && audit.score < 0.9 ? [audit.displayValue ? `${id} ${audit.displayValue}` : id] : [];
  });
  return {
    scores: eachOf(CATEGORIES, (name) => Math.round((categories[name]?.score ?? 0) * 100)),
    paint: eachOf(PAINT, (name) => audits[AUDITS[name]]?.numericValue ?? Number.NaN),
    complaints: [...low, ...runWarnings],
    machineIndex: environment.benchmarkIndex,
  };
}

/** The median of each figure; the complaints are those of the run whose performance is the median. Throws when there was no run. */
export function typicalOf(reads: readonly ReadReport[]): TypicalReport {
  const slowestFirst = [...reads].sort((a, b) => a.scores.performance - b.scores.performance);
  const middle = slowestFirst[Math.floor(reads.length / 2)];
  const [slowest, fastest] = [slowestFirst[0], slowestFirst.at(-1)];
  if (!middle || !slowest || !fastest) throw new Error('There is no report to read');
  return {
    scores: eachOf(CATEGORIES, (name) => median(reads.map(({ scores }) => scores[name]))),
    paint: eachOf(PAINT, (name) => median(reads.map(({ paint }) => paint[name]))),
    complaints: middle.complaints,
    machineIndex: median(reads.map(({ machineIndex }) => machineIndex)),
    performanceRange: [slowest.scores.performance, fastest.scores.performance],
  };
}

function eachOf<K extends string>(names: readonly K[], figure: (name: K) => number): Record<K, number> {
  return Object.fromEntries(names.map((name) => [name, figure(name)])) as Record<K, number>;
}
