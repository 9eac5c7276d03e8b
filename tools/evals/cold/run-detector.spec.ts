import { beforeAll, describe, expect, it } from '@jest/globals';
import { BAR, runDetector, type DetectorRun } from './run-detector.ts';

let runs: DetectorRun[];
beforeAll(async () => {
  runs = await runDetector(['a', 'b'], 600);
});

const named = (name: string): DetectorRun => runs.find((run) => run.name.trim() === name) as DetectorRun;

describe('the cold-start detector, held against what the stand-in knows', () => {
  it('meets decoys of both kinds, a third of them after more than 300 s', () => {
    const { kinds, restedDecoys } = named('with the replica metric').all;
    expect(Math.min(...Object.values(kinds).map(({ calls }) => calls))).toBeGreaterThan(0);
    expect(Math.abs(restedDecoys - 1 / 3)).toBeLessThan(0.08);
  });

  it('is right in at least 99 of 100 cases and finds as many, with the replica metric, on every seed', () => {
    const { worst } = named('with the replica metric');
    expect(Math.min(worst.precision, worst.recall)).toBeGreaterThanOrEqual(BAR);
  });

  it('does not need to know exactly how old the metric is', () => {
    for (const name of ['5 s younger than set', '5 s older than set']) {
      const { all } = named(name);
      expect(Math.min(all.precision, all.recall)).toBeGreaterThan(0.97);
    }
  });

  it('finds cold starts without the metric too, and takes a warm model that dawdles after a long rest for one', () => {
    const { all } = named('without it');
    expect(all.recall).toBeGreaterThan(0.95);
    expect(all.precision).toBeGreaterThan(0.85);
    const dawdled = all.kinds['warm, dawdled after 300 s'];
    expect(dawdled.saidCold).toBeGreaterThan(0.9 * dawdled.calls);
  });

  it('never says that a model is warming up which is in use and only slow', () => {
    const { falseClaimsInUse, kinds } = named('with the replica metric').all;
    expect([falseClaimsInUse, kinds['warm, dawdled in use'].claimed, kinds['warm, queued at the limit'].claimed]).toEqual([0, 0, 0]);
  });
});
