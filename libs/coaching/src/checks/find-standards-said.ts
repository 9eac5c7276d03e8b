import type { Station } from '@hyrox/contracts';

/** A load, distance, height or number of repetitions that a sentence gives for a station. */
export interface Said {
  station: Station;
  measure: 'load' | 'distance' | 'reps' | 'height';
  /** Kilograms, metres or repetitions. */
  value: number;
  /** In front of it: "2 × 24 kg". */
  times: number;
  /** How exact the words can be: pounds and feet are rounded. */
  tolerance: number;
}

const STATIONS: readonly [Station, RegExp][] = [
  ['ski_erg', /\bski ?-?erg\b/giu],
  ['sled_push', /\bsled[ -]push(?:es)?\b/giu],
  ['sled_pull', /\bsled[ -]pulls?\b/giu],
  ['burpee_broad_jump', /\bburpee broad jumps?\b/giu],
  ['row', /\b(?:row(?:ing|er)?|rowerg)\b/giu],
  ['farmers_carry', /\bfarmer['’]?s['’]? (?:carry|carries|walk)\b/giu],
  ['sandbag_lunges', /\b(?:sandbag|walking) lunges?\b/giu],
  ['wall_balls', /\bwall[ -]balls?\b/giu],
];

const QUANTITY =
  /(?:\b(\d)\s*[x×]\s*)?(?<![\d.,:/-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*-?\s*(kg|kilos?|kilograms?|lbs?|pounds?|m|metres?|meters?|km|ft|feet|reps?|repetitions?|wall[ -]balls?)\b(?!\s*\/|\s*(?:per|a) (?:min|km|hour|week))/giu;

/** Farther from its station a number belongs to something else. */
const MOST_APART = 60;
const KG_PER_LB = 0.45359237;
const M_PER_FT = 0.3048;

function read(unit: string, value: number): Pick<Said, 'measure' | 'value' | 'tolerance'> | undefined {
  if (/^k(?:g|ilo)/iu.test(unit)) return { measure: 'load', value, tolerance: 0.01 };
  if (/^(?:lb|pound)/iu.test(unit)) return { measure: 'load', value: value * KG_PER_LB, tolerance: 0.03 };
  if (/^km$/iu.test(unit)) return { measure: 'distance', value: value * 1000, tolerance: 0 };
  if (/^(?:ft|feet)$/iu.test(unit)) return { measure: 'height', value: value * M_PER_FT, tolerance: 0.03 };
  if (/^m/iu.test(unit)) return { measure: 'distance', value, tolerance: 0 };
  return { measure: 'reps', value, tolerance: 0 };
}

/** Heights are the only metres of the wall balls. */
const asHeight = (said: Said): Said =>
  said.station === 'wall_balls' && said.measure === 'distance' ? { ...said, measure: 'height' } : said;

/** Every quantity of a sentence with the station it belongs to: the last one named before it, else the first one after. */
export function findStandardsSaid(sentence: string): Said[] {
  const named = STATIONS.flatMap(([station, pattern]) => [...sentence.matchAll(pattern)].map(({ index }) => ({ station, index }))).toSorted(
    (a, b) => a.index - b.index,
  );
  if (named.length === 0) return [];
  return [...sentence.matchAll(QUANTITY)].flatMap((match) => {
    const [, times = '1', number = '', unit = ''] = match;
    const before = named.findLast(({ index }) => index <= match.index);
    const nearest = before ?? named[0];
    const between = nearest ? sentence.slice(...[nearest.index, match.index].toSorted((a, b) => a - b)) : '';
    const station = between.length > MOST_APART || between.includes(';') ? undefined : nearest?.station;
    const quantity = read(unit, Number(number.replaceAll(',', '')));
    if (!station || !quantity) return [];
    const isCount = quantity.measure === 'reps' && station !== 'wall_balls';
    return isCount ? [] : [asHeight({ station, times: Number(times), ...quantity })];
  });
}
