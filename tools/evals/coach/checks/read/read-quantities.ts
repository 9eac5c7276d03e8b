import { tidyText } from './read-words.ts';

/** What a figure measures. `none`: a number without a unit that is known here. */
export type Dimension = 'mass' | 'length' | 'time' | 'reps' | 'percent' | 'mg' | 'g_per_kg' | 'mg_per_kg' | 'volume' | 'none';

/** A figure in SI units (kg, m, s) with both ends of its range; a clock such as 1:20 can be read in two ways and is given as two. */
export interface Quantity {
  dimension: Dimension;
  low: number;
  high: number;
  /** Place in the tidied text. */
  at: number;
}

const UNITS: readonly (readonly [RegExp, Dimension, number])[] = [
  [/^g(?: per)? kg\b/u, 'g_per_kg', 1],
  [/^mg(?: per)? kg\b/u, 'mg_per_kg', 1],
  [/^(?:kg|kgs|kilos?|kilograms?)\b/u, 'mass', 1],
  [/^(?:lbs?|pounds?)\b/u, 'mass', 0.45359237],
  [/^(?:g|grams?)\b/u, 'mass', 0.001],
  [/^(?:mg|milligrams?)\b/u, 'mg', 1],
  [/^(?:ml|millilit(?:re|er)s?)\b/u, 'volume', 1],
  [/^(?:l|lit(?:re|er)s?)\b/u, 'volume', 1000],
  [/^(?:km|kilomet(?:re|er)s?|k)\b/u, 'length', 1000],
  [/^(?:mi|miles?)\b/u, 'length', 1609.344],
  [/^(?:m|met(?:re|er)s?)\b/u, 'length', 1],
  [/^(?:cm|centimet(?:re|er)s?)\b/u, 'length', 0.01],
  [/^(?:ft|foot|feet)\b/u, 'length', 0.3048],
  [/^(?:s|secs?|seconds?)\b/u, 'time', 1],
  [/^(?:mins?|minutes?)\b/u, 'time', 60],
  [/^(?:h|hrs?|hours?)\b/u, 'time', 3600],
  [/^days?\b/u, 'time', 86_400],
  [/^weeks?\b/u, 'time', 604_800],
  [/^(?:reps?|repetitions?)\b/u, 'reps', 1],
  [/^(?:%|percent|per cent)/u, 'percent', 1],
];

const FIGURE = String.raw`\d+(?::\d{2}){1,2}|\d+(?:\.\d+)?`;
const RANGE = new RegExp(String.raw`(?<![\d.:])(${FIGURE})(?:\s?(?:–|-|to)\s?(${FIGURE}))?(?![\d:])`, 'gu');

const clockValues = (clock: string): number[] => {
  const [a = 0, b = 0, c] = clock.split(':').map(Number);
  return c === undefined ? [a * 60 + b, a * 3600 + b * 60] : [a * 3600 + b * 60 + c];
};

function clockQuantities(first: string, second: string | undefined, at: number): Quantity[] {
  const lows = clockValues(first);
  const highs = second?.includes(':') ? clockValues(second) : lows;
  return lows.map((low, i) => ({ dimension: 'time', low, high: highs[i] ?? low, at }));
}

/** Every figure of a text, tidied as `readWords` does it. */
export function readQuantities(text: string): Quantity[] {
  const tidy = tidyText(text);
  return [...tidy.matchAll(RANGE)].flatMap((match): Quantity[] => {
    const [whole, first = '', second] = match;
    if (first.includes(':')) return clockQuantities(first, second, match.index);
    const rest = tidy
      .slice(match.index + whole.length)
      .trimStart()
      .replace(/^- ?/u, '');
    const unit = UNITS.find(([pattern]) => pattern.test(rest));
    const [low, high] = [Number(first), Number(second ?? first)];
    const factor = unit?.[2] ?? 1;
    return [{ dimension: unit?.[1] ?? 'none', low: low * factor, high: high * factor, at: match.index }];
  });
}

/** A unit as a check names it, with its dimension and what one of it is in SI units. */
export const CHECK_UNITS = {
  kg: ['mass', 1],
  g: ['mass', 0.001],
  mg: ['mg', 1],
  'g/kg': ['g_per_kg', 1],
  'mg/kg': ['mg_per_kg', 1],
  ml: ['volume', 1],
  m: ['length', 1],
  km: ['length', 1000],
  s: ['time', 1],
  min: ['time', 60],
  h: ['time', 3600],
  days: ['time', 86_400],
  weeks: ['time', 604_800],
  reps: ['reps', 1],
  '%': ['percent', 1],
  any: ['none', 1],
} as const satisfies Record<string, readonly [Dimension, number]>;
