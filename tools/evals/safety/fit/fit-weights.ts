import { LABELS, ROWS, type StoredWeights } from '@hyrox/coaching/listening';
import { fitLinear } from './fit-linear.ts';
import type { Trained } from './training-set.ts';

/** A byte holds up to this many steps on either side of nothing. */
const MOST_STEPS = 127;
/** Weights beyond this share of the largest are rare: they are cut, so that the others keep more of their figures. */
const KEPT_SHARE = 0.6;

const OPTIONS = { rows: ROWS, labels: LABELS.length, epochs: 3, rate: 0.3, decay: 1e-6, seed: 3 };

/** The weights as they are stored, one byte each. The same bytes for the same messages. */
export function fitWeights(trained: readonly Trained[]): StoredWeights {
  const weights = fitLinear(
    trained.flatMap(({ example, times }) => Array.from({ length: times }, () => example)),
    OPTIONS,
  );
  const steps = LABELS.map((_, label) => {
    let most = 0;
    for (let at = label; at < weights.length; at += LABELS.length) most = Math.max(most, Math.abs(weights[at] ?? 0));
    return Number(((most * KEPT_SHARE) / MOST_STEPS).toPrecision(6));
  });
  const bytes = Int8Array.from(weights, (weight, at) => {
    const step = steps[at % LABELS.length] ?? 1;
    return Math.max(-MOST_STEPS, Math.min(MOST_STEPS, Math.round(weight / step)));
  });
  return { rows: ROWS, steps, bytes: Buffer.from(bytes.buffer).toString('base64') };
}
