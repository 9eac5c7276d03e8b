import type { SharedSketch } from '@hyrox/contracts';

/**
 * Streaming quantiles of durations: buckets on a geometric scale, so that every quantile is within 2 % of a value that was seen
 * (the idea of DDSketch, Masson, Rim and Lee 2019). Beyond `MOST` values all counts are halved: what is older fades.
 */
export type Sketch = SharedSketch;

const GROWTH = 1.04;
const MOST = 400;
const FORGOTTEN_BELOW = 0.2;

export const emptySketch = (): Sketch => ({ sum: 0, buckets: [] });

export const countOf = ({ buckets }: Sketch): number => buckets.reduce((sum, [, count]) => sum + count, 0);

/** The sketch with one more value, in milliseconds. */
export function withValue(sketch: Sketch, valueMs: number): Sketch {
  const index = Math.ceil(Math.log(Math.max(1, valueMs)) / Math.log(GROWTH));
  const known = sketch.buckets.some(([at]) => at === index);
  const buckets = known
    ? sketch.buckets.map(([at, count]): [number, number] => [at, at === index ? count + 1 : count])
    : [...sketch.buckets, [index, 1] as [number, number]].sort(([a], [b]) => a - b);
  const grown = { sum: sketch.sum + valueMs, buckets };
  return countOf(grown) > MOST ? halved(grown) : grown;
}

/** The value below which the share `q` of all lies; undefined of none. */
export function quantile(sketch: Sketch, q: number): number | undefined {
  let left = q * countOf(sketch);
  for (const [index, count] of sketch.buckets) {
    left -= count;
    if (left <= 0) return (2 * GROWTH ** index) / (GROWTH + 1);
  }
  return undefined;
}

function halved({ sum, buckets }: Sketch): Sketch {
  const kept = buckets.map(([at, count]): [number, number] => [at, count / 2]).filter(([, count]) => count >= FORGOTTEN_BELOW);
  const share = kept.reduce((total, [, count]) => total + count, 0) / buckets.reduce((total, [, count]) => total + count, 0);
  return { sum: sum * share, buckets: kept };
}
