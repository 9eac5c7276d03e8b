import type { LoadPlan } from '../load/load-plan.ts';

/** How many streams, in the words of the command line. */
export const SITUATIONS = ['1', '100', '500', 'saturated'] as const;
export type Situation = (typeof SITUATIONS)[number];

export type Shape = Pick<LoadPlan, 'streams' | 'tokens' | 'paceMs' | 'loop' | 'everyMs' | 'warmUpMs' | 'measureMs' | 'drainMs'>;

/** Thirty tokens a second, about what the provider gives. */
const PACE_MS = 33;
const SPARE_MS = 1_000;

/** Questions by the clock so that in the long run so many answers of this length run at once. */
const paced = (streams: number, tokens: number, seconds: number): Shape => ({
  streams,
  tokens,
  paceMs: PACE_MS,
  loop: 'open',
  warmUpMs: tokens * PACE_MS + SPARE_MS,
  measureMs: seconds * 1_000,
  drainMs: 2 * tokens * PACE_MS + 5 * SPARE_MS,
});

/** `seconds`: how long is measured. */
export function shapeOf(situation: Situation, seconds: number): Shape {
  switch (situation) {
    case '1':
      // Three tokens in 40 ms, ten times a second: hardly two answers meet, and there are enough first tokens for a p99.
      return { ...paced(1, 3, seconds), paceMs: 20, everyMs: 100, warmUpMs: 2 * SPARE_MS };
    case '100':
      return paced(100, 300, seconds);
    case '500':
      return paced(500, 300, seconds);
    case 'saturated':
      // 100,000 tokens a second are offered, a hundred answers as long as a worker lets one be; none begins or ends while it is measured.
      return { streams: 100, tokens: 9_400, paceMs: 1, loop: 'closed', warmUpMs: 2_500, measureMs: 6_000, drainMs: 60_000 };
  }
}

/** Before anything is measured: code gets hot and connections are opened. */
export const HEATING: Shape = { streams: 10, tokens: 40, paceMs: 1, loop: 'closed', warmUpMs: 500, measureMs: 3_000, drainMs: 5_000 };
