import { readTally, type Baseline } from './baseline.ts';
import { isFlaky, type CheckRate } from './check-rates.ts';
import { pairedDifference, type Cluster, type PairedDifference } from './paired-difference.ts';

/** One check in two runs. */
export interface Change {
  key: string;
  then: string;
  now: string;
}

export interface Comparison {
  /** Failed always and passes always now. */
  fixed: Change[];
  /** Passed always and fails always now. */
  broken: Change[];
  /** Passes sometimes, then or now. */
  flaky: Change[];
  /** Checks of one run only. */
  added: string[];
  gone: string[];
  compared: number;
  difference: PairedDifference;
}

interface Pair extends Change {
  scenario: string;
  was: number;
  is: number;
  flaky: boolean;
}

function pair(rate: { key: string; scenario: string; passed: number; of: number }, tally: string | undefined): Pair[] {
  if (tally === undefined || rate.of === 0) return [];
  const then = readTally(tally);
  if (then.of === 0) return [];
  return [
    {
      ...{ key: rate.key, scenario: rate.scenario, then: tally, now: `${rate.passed}/${rate.of}` },
      was: then.passed / then.of,
      is: rate.passed / rate.of,
      flaky: isFlaky(then.passed, then.of) || isFlaky(rate.passed, rate.of),
    },
  ];
}

function clustersOf(pairs: readonly Pair[]): Cluster[] {
  return [...Map.groupBy(pairs, ({ scenario }) => scenario).values()].map((of) => ({
    difference: of.reduce((sum, { was, is }) => sum + is - was, 0),
    checks: of.length,
  }));
}

const brief = ({ key, then, now }: Pair): Change => ({ key, then, now });

function compare(
  now: readonly { key: string; scenario: string; passed: number; of: number }[],
  then: Record<string, string>,
  seed: number,
): Comparison {
  const pairs = now.flatMap((rate) => pair(rate, then[rate.key]));
  const keys = new Set(now.map(({ key }) => key));
  return {
    fixed: pairs.filter(({ was, is }) => was === 0 && is === 1).map(brief),
    broken: pairs.filter(({ was, is }) => was === 1 && is === 0).map(brief),
    flaky: pairs.filter(({ flaky }) => flaky).map(brief),
    added: now.filter(({ key }) => !(key in then)).map(({ key }) => key),
    gone: Object.keys(then).filter((key) => !keys.has(key)),
    compared: pairs.length,
    difference: pairedDifference(clustersOf(pairs), seed),
  };
}

/**
 * A run beside a stored one. `decided`: the checks that count in both, on which the gate rests. `offline`: what code says of the offline
 * model's answers, which shows what a change of the pipeline did to them and judges no model.
 */
export function compareRuns(rates: readonly CheckRate[], baseline: Baseline, seed: number): { decided: Comparison; offline: Comparison } {
  const decided = rates.filter((rate) => rate.decided > 0).map((rate) => ({ ...rate, of: rate.decided }));
  const offline = rates.flatMap(({ key, scenario, offline: of }) => (of ? [{ key, scenario, ...of }] : []));
  return { decided: compare(decided, baseline.decided, seed), offline: compare(offline, baseline.offline, seed) };
}
