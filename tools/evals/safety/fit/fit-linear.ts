import { randomFrom } from './expand-templates.ts';

export interface Example {
  rows: Uint16Array;
  label: number;
}
export interface FitOptions {
  rows: number;
  labels: number;
  epochs: number;
  rate: number;
  decay: number;
  seed: number;
}

/** Looked up once: a global is slow where code runs in a context of its own, as tests do. */
const { exp, max, sqrt } = Math;

/** Puts the likelihood of each label into `scores`. */
function predict(weights: Float32Array, { rows }: Example, scores: Float64Array, scale: number): void {
  const labels = scores.length;
  scores.fill(0);
  for (const row of rows) for (let k = 0; k < labels; k++) scores[k] = (scores[k] ?? 0) + (weights[row * labels + k] ?? 0) * scale;
  const top = max(...scores);
  let sum = 0;
  for (let k = 0; k < labels; k++) sum += scores[k] = exp((scores[k] ?? 0) - top);
  for (let k = 0; k < labels; k++) scores[k] = (scores[k] ?? 0) / sum;
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = held;
  }
}

/**
 * Softmax regression by AdaGrad (Duchi, Hazan and Singer 2011), one example at a time, in an order that the seed decides. Returns the
 * weights row by row, one per label; a feature is worth 1 / √(features of its message).
 */
export function fitLinear(examples: readonly Example[], { rows, labels, epochs, rate, decay, seed }: FitOptions): Float32Array {
  const weights = new Float32Array(rows * labels);
  const squares = new Float32Array(rows * labels).fill(1e-2);
  const random = randomFrom(seed);
  const order = Uint32Array.from(examples.keys());
  const scores = new Float64Array(labels);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const at of order) {
      const example = examples[at];
      if (!example) continue;
      const scale = 1 / sqrt(example.rows.length);
      predict(weights, example, scores, scale);
      for (let k = 0; k < labels; k++) {
        const gap = ((scores[k] ?? 0) - (k === example.label ? 1 : 0)) * scale;
        for (const row of example.rows) {
          const w = row * labels + k;
          const weight = weights[w] ?? 0;
          const slope = gap + decay * weight;
          const square = (squares[w] ?? 0) + slope * slope;
          squares[w] = square;
          weights[w] = weight - (rate * slope) / sqrt(square);
        }
      }
    }
  }
  return weights;
}
