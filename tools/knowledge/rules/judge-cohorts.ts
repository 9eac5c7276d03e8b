import { COHORTS, PACING_BANDS } from '@hyrox/coaching';
import type { Statement } from './read-statements.ts';
import { aroundOf, type RuleFinding } from './rule-finding.ts';

const SOURCE = 'hyrox-aggregates';
const { cohorts } = COHORTS;
const { bands } = PACING_BANDS;

/** How many finishers each figure rests on. */
const SIZES = new Set([...cohorts.flatMap(({ n, nOf }) => [n, ...Object.values(nOf ?? {})]), ...bands.map(({ n }) => n)]);
/** Every percentile and band median, in seconds. */
const SECONDS = new Set([
  ...cohorts.flatMap(({ seconds }) => Object.values(seconds).flat()),
  ...bands.flatMap((band) => [band.runAvgS, band.run2S, band.run8S, band.fadeS, band.roxzoneS, ...Object.values(band.stationsS)]),
]);

/** Sizes of groups, and times in a list of benchmarks, that the aggregates do not hold. What is worked out from them is not judged. */
export function judgeCohorts({ file, line, text, keys, before }: Statement): RuleFinding[] {
  if (!keys.includes(SOURCE)) return [];
  const fail = (at: number, figure: string, expected: string): RuleFinding[] => [
    { file, line, figure, expected, words: aroundOf(text, at) },
  ];
  const sizes = [...text.matchAll(/\bn = (\d{1,3}(?:,\d{3})*)\b/gu)].flatMap((found) =>
    SIZES.has(Number((found[1] ?? '').replaceAll(',', ''))) ? [] : fail(found.index, found[0], 'the size of a cohort or band'),
  );
  if (!/\*\*Benchmarks\.\*\*/u.test(`${before} ${text}`)) return sizes;
  const times = [...text.matchAll(/(?<![\d:–])(\d{1,2}):(\d\d)(?![\d:])/gu)].flatMap((found) =>
    SECONDS.has(Number(found[1]) * 60 + Number(found[2])) ? [] : fail(found.index, found[0], 'a percentile or median of the aggregates'),
  );
  return [...sizes, ...times];
}
