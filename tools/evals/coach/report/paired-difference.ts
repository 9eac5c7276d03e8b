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
  const rate = (drawn: readonly Cluster[]): number => {
    const checks = drawn.reduce((sum, cluster) => sum + cluster.checks, 0);
    return checks === 0 ? 0 : drawn.reduce((sum, cluster) => sum + cluster.difference, 0) / checks;
  };
  const random = seededRandom(seed);
  const draw = (): Cluster[] => clusters.map(() => clusters[Math.floor(random() * clusters.length)] as Cluster);
  const drawn = Array.from({ length: rounds }, () => rate(draw())).toSorted((a, b) => a - b);
  return { mean: rate(clusters), low: drawn[Math.floor(rounds * 0.025)] ?? 0, high: drawn[Math.ceil(rounds * 0.975) - 1] ?? 0 };
}
