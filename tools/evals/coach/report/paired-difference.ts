import { seededRandom } from './seeded-random.ts';

/** What changed within one scenario: the sum of the differences of its checks (1: fixed, -1: broken) and how many checks were compared. */
export interface Cluster {
  difference: number;
  checks: number;
}

export interface PairedDifference {
  /** Mean change of the pass rate, now minus then. */
  mean: number;
  /** Ends of the 95 % interval. */
  low: number;
  high: number;
}

/**
 * The change of the pass rate with a 95 % interval by the bootstrap over whole scenarios, because the checks of one answer fall together.
 * The same seed gives the same interval. Nothing compared: 0 without a width.
 */
export function pairedDifference(clusters: readonly Cluster[], seed: number, rounds = 10_000): PairedDifference {
  const random = seededRandom(seed);
  const rateOf = (pick: (i: number) => Cluster | undefined): number => {
    let [difference, checks] = [0, 0];
    for (let i = 0; i < clusters.length; i++) {
      const cluster = pick(i);
      difference += cluster?.difference ?? 0;
      checks += cluster?.checks ?? 0;
    }
    return checks === 0 ? 0 : difference / checks;
  };
  const drawn = new Float64Array(rounds).map(() => rateOf(() => clusters[Math.floor(random() * clusters.length)])).sort();
  return { mean: rateOf((i) => clusters[i]), low: drawn[Math.floor(rounds * 0.025)] ?? 0, high: drawn[Math.ceil(rounds * 0.975) - 1] ?? 0 };
}
