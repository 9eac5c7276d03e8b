import type { Mention } from '../find-mentions.ts';
import type { SafetyKind } from '../safety-rule.ts';
import { readFeatures, ROWS } from './read-features.ts';

/** What a message can be to the classifier: the first is harmless, the others are kinds of the router. */
export const LABELS = [
  ...(['harmless', 'crisis', 'emergency', 'eating_disorder', 'diagnosed', 'medication'] as const),
  ...(['pregnancy', 'minor', 'symptom', 'supplement'] as const),
] as const;
export type HeardKind = Exclude<(typeof LABELS)[number], 'harmless'>;
export const HEARD_KINDS = LABELS.filter((label): label is HeardKind => label !== 'harmless');

/** Weights as they are stored: `ROWS` rows of one signed byte per label, in base64, and what a byte is worth per label. */
export interface StoredWeights {
  rows: number;
  steps: readonly number[];
  bytes: string;
}

/** How the words and the phrases together decide. All figures are logits. */
export interface Mix {
  bias: number;
  words: number;
  /** Per unit of the logarithm of the number of features over 300: long messages dilute. */
  length: number;
  /** A phrase spoke of somebody else, or of conduct. */
  conduct: number;
  phrases: Readonly<Record<HeardKind, number>>;
  /** From here on a message is stopped without a phrase that stops it. */
  alarmFrom: number;
  /** Below this a phrase of the kind is taken for a look-alike. */
  dropBelow: Readonly<Record<HeardKind, number>>;
}

/** What was heard: how sure it is that a coach should stop (a logit), and of what kind it would be. */
export interface Heard {
  score: number;
  kind: HeardKind;
}

export interface Classifier {
  mix: Mix;
  hear(text: string, mentions: readonly Mention[]): Heard;
}

export const isHeard = (kind: SafetyKind): kind is HeardKind => (HEARD_KINDS as readonly string[]).includes(kind);

/** Log of the odds of every kind together against harmless, and the likeliest kind, from sums per label. */
export function oddsOf(sums: readonly number[]): { logit: number; kind: HeardKind } {
  const [harmless = 0, ...kinds] = sums;
  const top = Math.max(...kinds);
  const all = top + Math.log(kinds.reduce((sum, value) => sum + Math.exp(value - top), 0));
  return { logit: all - harmless, kind: HEARD_KINDS[kinds.indexOf(top)] ?? 'symptom' };
}

/** The logit of words and phrases together. */
export function mixed(mix: Mix, logit: number, features: number, mentions: readonly Mention[]): number {
  const kinds = new Set(mentions.map(({ kind }) => kind));
  const said = [...kinds].reduce((sum, kind) => sum + (isHeard(kind) ? mix.phrases[kind] : mix.conduct), 0);
  return mix.bias + mix.words * logit + mix.length * Math.log(features / 300) + said;
}

/** Makes the classifier from its data. Pure and deterministic; well under a millisecond per message. */
export function createClassifier(stored: StoredWeights, mix: Mix): Classifier {
  if (stored.rows !== ROWS || stored.steps.length !== LABELS.length)
    throw new Error('The weights of the classifier do not fit its features');
  const weights = Int8Array.from(atob(stored.bytes), (char) => (char.charCodeAt(0) << 24) >> 24);
  if (weights.length !== ROWS * LABELS.length) throw new Error('The weights of the classifier are not complete');
  return {
    mix,
    hear(text, mentions) {
      const rows = readFeatures(text, mentions);
      const scale = 1 / Math.sqrt(rows.length);
      const sums = stored.steps.map((step, label) => {
        let sum = 0;
        for (const row of rows) sum += weights[row * LABELS.length + label] ?? 0;
        return sum * step * scale;
      });
      const { logit, kind } = oddsOf(sums);
      return { score: mixed(mix, logit, rows.length, mentions), kind };
    },
  };
}
