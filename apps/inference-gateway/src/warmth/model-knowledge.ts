import type { ModelWarmth } from '@hyrox/contracts';
import { countOf, emptySketch, quantile, withValue } from './sketch.ts';
import { START } from './start-values.ts';

const MINUTE_MS = 60_000;
/** Upper ends of the classes of idle time; the last has none. */
const IDLE_EDGES_MS = [1, 2, 3, 4, 5, 6, 8, 10, 15, 30, 60].map((minutes) => minutes * MINUTE_MS);
/** Upper ends of the classes of prompt length in tokens; the last has none. */
const PROMPT_EDGES = [256, 1024, 4096];
const USUAL_PROMPT_TOKENS = 3_700;
/** So many values make a distribution. */
const ENOUGH = 12;
/** However wide the spread: in a handful of values a few that dawdled are half of it. */
const SLOWEST_WARM = 3;
/** The start values weigh as much as so many observed calls. */
const START_WEIGHT = 4;
/** From this share of slow calls on, an idle time is longer than what usually stays warm. */
const USUALLY_COLD = 0.4;
const MOST_PER_CLASS = 200;

export const nothingKnown = (): ModelWarmth => ({
  lastTokenAtMs: null,
  lastTurnTokenAtMs: null,
  loading: null,
  warm: Array.from({ length: PROMPT_EDGES.length + 1 }, emptySketch),
  warmUps: emptySketch(),
  idle: Array.from({ length: IDLE_EDGES_MS.length + 1 }, () => ({ calls: 0, slow: 0 })),
});

const classOf = (edges: readonly number[], value: number): number => {
  const at = edges.findIndex((edge) => value < edge);
  return at < 0 ? edges.length : at;
};
const warmSketch = (known: ModelWarmth, promptTokens = USUAL_PROMPT_TOKENS) =>
  known.warm[classOf(PROMPT_EDGES, promptTokens)] ?? emptySketch();

/** The usual first token of a warm model. */
export const usualWarmMs = (known: ModelWarmth): number => quantile(warmSketch(known), 0.5) ?? START.warmMs;
/** The usual first token of a cold one, in tenths of a second; what was observed counts with the start value as one more. */
export function usualWarmUpMs({ warmUps }: ModelWarmth): number {
  if (countOf(warmUps) === 0) return START.warmUpMs;
  return Math.round((quantile(withValue(warmUps, START.warmUpMs), 0.5) ?? START.warmUpMs) / 100) * 100;
}
/** The mean of warm-ups, for counting what a cold start costs. */
export const meanWarmUpMs = ({ warmUps }: ModelWarmth): number =>
  (warmUps.sum + START_WEIGHT * START.meanWarmUpMs) / (countOf(warmUps) + START_WEIGHT);

/**
 * From when a first token is slow for a warm model with such a prompt: its median and a generous multiple of its spread. Median and quartiles
 * do not move when one warm call in ten dawdles, as a high quantile would.
 */
export function slowFromMs(known: ModelWarmth, promptTokens?: number): number {
  const sketch = warmSketch(known, promptTokens);
  const [low, middle, high] = [0.25, 0.5, 0.75].map((q) => quantile(sketch, q));
  if (low === undefined || middle === undefined || high === undefined || countOf(sketch) < ENOUGH) return START.slowFromMs;
  const deviation = (high - low) / 1.35;
  return Math.min(middle + Math.max(8 * deviation, 0.4 * middle), SLOWEST_WARM * middle);
}

/** How likely a model is cold after so long. */
export function coldShareAfter(known: ModelWarmth, idleMs: number): number {
  const { calls, slow } = known.idle[classOf(IDLE_EDGES_MS, idleMs)] ?? { calls: 0, slow: 0 };
  const start = idleMs >= START.staysWarmMs ? START.coldShareAfter : 0;
  return (slow + START_WEIGHT * start) / (calls + START_WEIGHT);
}

/** Idle for less than this, a model is usually still warm. */
export function staysWarmMs(known: ModelWarmth): number {
  const from = IDLE_EDGES_MS.findIndex((edge) => coldShareAfter(known, edge) >= USUALLY_COLD);
  return IDLE_EDGES_MS[from < 0 ? IDLE_EDGES_MS.length - 1 : from] ?? START.staysWarmMs;
}

export function withWarmToken(known: ModelWarmth, firstTokenMs: number, promptTokens = USUAL_PROMPT_TOKENS): ModelWarmth {
  const taught = classOf(PROMPT_EDGES, promptTokens);
  return { ...known, warm: known.warm.map((sketch, at) => (at === taught ? withValue(sketch, firstTokenMs) : sketch)) };
}

export const withWarmUp = (known: ModelWarmth, warmUpMs: number): ModelWarmth => ({
  ...known,
  warmUps: withValue(known.warmUps, warmUpMs),
});

/** One more call after such an idle time, and whether it found the model cold, or was slow where that cannot be known. */
export function withIdleCall(known: ModelWarmth, idleMs: number, slow: boolean): ModelWarmth {
  const taught = classOf(IDLE_EDGES_MS, idleMs);
  const idle = known.idle.map((of, at) => {
    if (at !== taught) return of;
    const fade = of.calls >= MOST_PER_CLASS ? 0.5 : 1;
    return { calls: of.calls * fade + 1, slow: of.slow * fade + (slow ? 1 : 0) };
  });
  return { ...known, idle };
}
