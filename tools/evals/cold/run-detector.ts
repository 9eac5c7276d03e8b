import { formatTable } from '../../bench/lab/format-table.ts';
import { KINDS, measureDetector, type DetectorFigures } from './measure-detector.ts';
import { playCalls, type PlayedCall } from './play-calls.ts';

/** The replica metric's age in the measured world. */
const LAG_MS = 15_000;
/** With the replica metric both have to be at least this. */
export const BAR = 0.99;

export const SETTINGS = [
  { name: 'with the replica metric', metricLagMs: LAG_MS, trueLagMs: LAG_MS },
  { name: '  5 s younger than set', metricLagMs: LAG_MS, trueLagMs: LAG_MS - 5_000 },
  { name: '  5 s older than set', metricLagMs: LAG_MS, trueLagMs: LAG_MS + 5_000 },
  { name: 'without it', metricLagMs: null, trueLagMs: LAG_MS },
] as const;

export interface DetectorRun {
  name: string;
  /** Of all seeds together. */
  all: DetectorFigures;
  /** The worst of any one seed. */
  worst: { precision: number; recall: number };
}

/** Plays every seed in every setting and measures what the detector said. */
export async function runDetector(seeds: readonly string[], calls: number): Promise<DetectorRun[]> {
  const runs: DetectorRun[] = [];
  for (const { name, ...lags } of SETTINGS) {
    const all: PlayedCall[] = [];
    const worst = { precision: 1, recall: 1 };
    for (const seed of seeds) {
      const played = await playCalls({ seed, calls, ...lags });
      const { precision, recall } = measureDetector(played);
      worst.precision = Math.min(worst.precision, precision);
      worst.recall = Math.min(worst.recall, recall);
      all.push(...played);
    }
    runs.push({ name, all: measureDetector(all), worst });
  }
  return runs;
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
const of = (part: number, whole: number): string => `${part} of ${whole}`;

/** Two tables: how good the detector is in each setting, and what it made of each kind of call. */
export function describeDetector(runs: readonly DetectorRun[], seeds: number): string {
  const [first] = runs;
  if (!first) return '';
  const figures = runs.map(({ name, all, worst }) => [
    name,
    percent(all.precision),
    percent(all.recall),
    `${percent(worst.precision)} / ${percent(worst.recall)}`,
    of(all.falseClaims, all.claims),
    String(all.falseClaimsInUse),
    of(all.told, all.toldOf),
    `${Math.round(all.claimedAfterMs.p50)} / ${Math.round(all.claimedAfterMs.p95)} ms`,
  ]);
  const kinds = KINDS.map((kind) => [
    kind,
    String(first.all.kinds[kind].calls),
    ...runs.map(({ all }) => String(all.kinds[kind].saidCold)),
  ]);
  const { calls, cold, restedDecoys } = first.all;
  return [
    `${calls} calls over ${seeds} seeds, ${cold} of them cold; ${percent(restedDecoys)} of the decoys had rested for more than 300 s`,
    '',
    formatTable(
      ['', 'precision', 'recall', 'worst seed', 'false "warming"', 'in use', 'cold over 2 s told', 'told after p50 / p95'],
      figures,
    ),
    '',
    formatTable(['said cold, by what it was', 'calls', ...runs.map(({ name }) => name.trim())], kinds),
  ].join('\n');
}
