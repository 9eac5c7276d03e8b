import { z } from 'zod';
import { defineKind, passIf, Term, type Finding } from '../check-kind.ts';
import { CohortRef, cohortSeconds, RuleRef, ruleValue, type Season } from '../truth.ts';
import { findTerm } from '../read/find-term.ts';
import { CHECK_UNITS, readQuantities, type Quantity } from '../read/read-quantities.ts';
import { readWords, type ReadText } from '../read/read-words.ts';

const Settings = {
  /** What the figure is about; it stands in the same line, at most `window` words away. Absent: anywhere. */
  subject: Term.optional(),
  window: z.int().min(1).default(25),
  unit: z.enum(Object.keys(CHECK_UNITS) as [keyof typeof CHECK_UNITS]),
  value: z.number().optional(),
  between: z.tuple([z.number(), z.number()]).optional(),
  rule: RuleRef.optional(),
  cohort: CohortRef.optional(),
  /** How far off counts as the same, in the unit. Absent: 1 %. */
  tol: z.number().min(0).optional(),
  /** The figure stands nearer to the first than to the second: `[men, women]`. */
  closerTo: z.tuple([Term, Term]).optional(),
};
type NumberCheck = z.output<z.ZodObject<typeof Settings>>;

/** Both ends of what is right, in SI units. */
function wantedRange(check: NumberCheck, season: Season): [number, number] {
  const factor = CHECK_UNITS[check.unit][1];
  const one =
    check.value !== undefined
      ? check.value * factor
      : check.rule
        ? ruleValue(check.rule, season)
        : check.cohort
          ? cohortSeconds(check.cohort)
          : undefined;
  const [low, high] = one === undefined ? (check.between?.map((end) => end * factor) ?? []) : [one, one];
  if (low === undefined || high === undefined) throw new Error('A number check needs value, between, rule or cohort');
  const tolerance = check.tol === undefined ? Math.abs(high) * 0.01 : check.tol * factor;
  return [low - tolerance, high + tolerance];
}

const placesOf = (read: ReadText, term: string): number[] =>
  findTerm(read, term).flatMap((hit) => Array.from({ length: hit.to - hit.from }, (_, i) => hit.from + i));

function isNear(read: ReadText, quantity: Quantity, places: readonly number[], window: number): boolean {
  const here = read.words.findIndex((word) => word.at >= quantity.at);
  const lineOf = (at: number): number => read.tidy.slice(0, at).split('\n').length;
  return places.some((i) => Math.abs(i - here) <= window && lineOf(read.words[i]?.at ?? 0) === lineOf(quantity.at));
}

function isCloser(read: ReadText, quantity: Quantity, [to, than]: readonly [string, string]): boolean {
  const here = read.words.findIndex((word) => word.at >= quantity.at);
  const distance = (term: string): number => Math.min(Infinity, ...placesOf(read, term).map((i) => Math.abs(i - here)));
  return distance(to) < distance(than);
}

function decide(check: NumberCheck, text: string, season: Season): Finding {
  const [low, high] = wantedRange(check, season);
  const dimension = CHECK_UNITS[check.unit][0];
  const read = readWords(text);
  const places = check.subject === undefined ? [] : placesOf(read, check.subject);
  const measured = readQuantities(text).filter((quantity) => dimension === 'none' || quantity.dimension === dimension);
  const near = measured.filter((quantity) => check.subject === undefined || isNear(read, quantity, places, check.window));
  const right = near.some(
    (quantity) => quantity.low <= high && quantity.high >= low && (!check.closerTo || isCloser(read, quantity, check.closerTo)),
  );
  const wanted = low === high ? `${low}` : `${low.toFixed(2)} to ${high.toFixed(2)}`;
  const seen = near.map((quantity) => (quantity.low === quantity.high ? quantity.low : `${quantity.low}–${quantity.high}`)).slice(0, 6);
  return passIf(right, right ? `within ${wanted}` : `wanted ${wanted}, ${seen.length ? `found ${seen.join(', ')}` : 'found no figure'}`);
}

/** A figure is said near its subject, in whatever unit: pounds for kilograms, feet for metres, 4:30 for 270 s, a range that holds it. */
export const number = defineKind('number', 'model', Settings, (check, { text }, season) => decide(check, text, season));
