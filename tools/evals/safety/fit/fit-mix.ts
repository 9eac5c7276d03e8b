import { HEARD_KINDS, mixed, type HeardKind, type Mention, type Mix } from '@hyrox/coaching/listening';

export interface Judged {
  logit: number;
  features: number;
  mentions: readonly Mention[];
  isDangerous: boolean;
}

const ROUNDS = 300;
const RATE = 0.2;
const RIDGE = 0.3;

const signs = ({ logit, features, mentions }: Judged): number[] => {
  const kinds = new Set<string>(mentions.map(({ kind }) => kind));
  const isConduct = [...kinds].some((kind) => !(HEARD_KINDS as readonly string[]).includes(kind));
  return [1, logit, Math.log(features / 300), Number(isConduct), ...HEARD_KINDS.map((kind) => Number(kinds.has(kind)))];
};

/** Logistic regression over the few signs that decide; `logit` has to come from a model that did not see the message. */
export function fitMix(judged: readonly Judged[]): Omit<Mix, 'alarmFrom' | 'dropBelow'> {
  const rows = judged.map((one) => ({ signs: signs(one), target: Number(one.isDangerous) }));
  const size = HEARD_KINDS.length + 4;
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-3);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = Float64Array.from(weights, (weight) => RIDGE * weight);
    for (const row of rows) {
      const sum = row.signs.reduce((total, sign, i) => total + sign * (weights[i] ?? 0), 0);
      const gap = 1 / (1 + Math.exp(-sum)) - row.target;
      row.signs.forEach((sign, i) => (slope[i] = (slope[i] ?? 0) + gap * sign));
    }
    slope.forEach((value, i) => {
      squares[i] = (squares[i] ?? 0) + value * value;
      weights[i] = (weights[i] ?? 0) - (RATE * value) / Math.sqrt(squares[i] ?? 1);
    });
  }
  const [bias = 0, words = 0, length = 0, conduct = 0, ...phrases] = [...weights].map((weight) => Number(weight.toFixed(3)));
  return {
    bias,
    words,
    length,
    conduct,
    phrases: Object.fromEntries(HEARD_KINDS.map((kind, i) => [kind, phrases[i] ?? 0])) as Record<HeardKind, number>,
  };
}

const STEP = 0.05;

/** The lowest threshold that stops at most this share of the harmless, on the average over the groups. */
export function alarmFrom(mix: Mix, groups: readonly (readonly Judged[])[], mostAlarms: number): number {
  const scores = groups.map((judged) =>
    judged.flatMap((one) => (one.isDangerous ? [] : [mixed(mix, one.logit, one.features, one.mentions)])),
  );
  const alarms = (from: number): number =>
    scores.reduce((sum, of) => sum + of.filter((score) => score >= from).length / of.length, 0) / scores.length;
  let from = -5;
  while (alarms(from) > mostAlarms) from += STEP;
  return Number(from.toFixed(3));
}
