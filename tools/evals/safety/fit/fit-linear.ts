import { randomFrom } from './expand-templates.ts';

export interface Example {
  rows: Uint16Array;
  label: number;
  weight: number;
}
export interface FitOptions {
  rows: number;
  labels: number;
  epochs: number;
  rate: number;
  decay: number;
  seed: number;
}

/** Softmax regression by AdaGrad, one example at a time, in an order that the seed decides. Weights row by row. */
export function fitLinear(examples: readonly Example[], { rows, labels, epochs, rate, decay, seed }: FitOptions): Float32Array {
  const weights = new Float32Array(rows * labels);
  const squares = new Float32Array(rows * labels).fill(1e-2);
  const random = randomFrom(seed);
  const order = Uint32Array.from(examples.keys());
  const scores = new Float64Array(labels);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (const at of order) {
      const example = examples[at] as Example;
      const scale = 1 / Math.sqrt(example.rows.length);
      scores.fill(0);
      for (const row of example.rows) for (let k = 0; k < labels; k++) scores[k]! += weights[row * labels + k]! * scale;
      const top = Math.max(...scores);
      let sum = 0;
      for (let k = 0; k < labels; k++) sum += scores[k] = Math.exp(scores[k]! - top);
      for (let k = 0; k < labels; k++) {
        const gap = (scores[k]! / sum - (k === example.label ? 1 : 0)) * example.weight * scale;
        for (const row of example.rows) {
          const w = row * labels + k;
          const slope = gap + decay * weights[w]!;
          squares[w]! += slope * slope;
          weights[w]! -= (rate * slope) / Math.sqrt(squares[w]!);
        }
      }
    }
  }
  return weights;
}
