import { describe, expect, test } from '@jest/globals';
import type { CheckResult } from '../decide-checks.ts';
import { toBaseline, type Baseline } from './baseline.ts';
import { rateChecks } from './check-rates.ts';
import { compareRuns } from './compare-runs.ts';
import { judgeGate } from './gate.ts';
import { resultOf } from './result.fixture.ts';
import { summarise } from './summarise.ts';

const ABOUT: Baseline['about'] = { model: 'm', offline: false, promptVersion: 'p', samples: 1, commit: 'c', day: '2026-11-30' };
const run = (verdicts: CheckResult['verdict'][]): CheckResult[] =>
  verdicts.map((verdict, i) => resultOf({ scenario: `s${i % 40}`, check: `c${i}`, verdict }));
const many = (passed: number, of: number) => run(Array.from({ length: of }, (_, i) => (i < passed ? 'passed' : 'failed')));
const compare = (then: CheckResult[], now: CheckResult[]) => compareRuns(rateChecks(now), toBaseline(ABOUT, rateChecks(then)), 1);
const rulesOf = (results: CheckResult[], then?: CheckResult[]) => {
  const rules = judgeGate(rateChecks(results), then ? compare(then, results).decided : null);
  return Object.fromEntries(rules.map(({ rule, pass }) => [rule, pass]));
};

describe('two runs', () => {
  test('tell what was fixed, broken, flaky, new and gone', () => {
    const then = [
      resultOf({ check: 'fixed', verdict: 'failed' }),
      resultOf({ check: 'broken' }),
      resultOf({ check: 'same' }),
      resultOf({ check: 'flaky' }),
      resultOf({ check: 'gone' }),
    ];
    const now = [
      ...[
        resultOf({ check: 'fixed' }),
        resultOf({ check: 'broken', verdict: 'failed' }),
        resultOf({ check: 'same' }),
        resultOf({ check: 'new' }),
      ],
      ...[resultOf({ check: 'flaky' }), resultOf({ check: 'flaky', sample: 1, verdict: 'failed' })],
    ];
    const { decided } = compare(then, now);
    const keys = (changes: { key: string }[]) => changes.map(({ key }) => key);
    expect([keys(decided.fixed), keys(decided.broken), keys(decided.flaky), decided.added, decided.gone, decided.compared]).toEqual([
      ['a/fixed@plain'],
      ['a/broken@plain'],
      ['a/flaky@plain'],
      ['a/new@plain'],
      ['a/gone@plain'],
      4,
    ]);
  });

  test('what code says of offline answers is compared apart and moves no gate', () => {
    const guess = (offlinePass: boolean) => [resultOf({ mode: 'extractive', verdict: 'needs_model', offlinePass })];
    const { decided, offline } = compare(guess(true), guess(false));
    expect([decided.compared, offline.broken.length]).toEqual([0, 1]);
    expect(rulesOf(guess(false), guess(true))).toEqual({ pipeline: true, critical: true });
  });
});

describe('the gate', () => {
  test('is open for the same run again, shut for one that is ten points worse', () => {
    expect(rulesOf(many(180, 200), many(180, 200))).toEqual({ pipeline: true, critical: true, non_inferior: true });
    expect(rulesOf(many(160, 200), many(180, 200))['non_inferior']).toBe(false);
  });

  test('is shut by one critical check in one of three samples', () => {
    const samples = [0, 1, 2].map((sample) => resultOf({ critical: true, sample, verdict: sample === 1 ? 'failed' : 'passed' }));
    expect(rulesOf(samples)['critical']).toBe(false);
  });

  test('is shut by one pipeline check', () =>
    expect(rulesOf([resultOf({ scope: 'pipeline', verdict: 'failed' })])['pipeline']).toBe(false));

  test('does not count what nobody decided', () => {
    expect(rulesOf([resultOf({ critical: true, verdict: 'needs_model' }), resultOf({ check: 'd', verdict: 'not_visible' })])).toEqual({
      pipeline: true,
      critical: true,
    });
  });
});

test('pass rates are told by category and scope, undecided checks apart', () => {
  const rates = rateChecks([
    ...[resultOf({ check: '1' }), resultOf({ check: '2', verdict: 'failed' }), resultOf({ check: '3', verdict: 'needs_model' })],
    resultOf({ check: '4', scope: 'pipeline', category: 'venue', scenario: 'b' }),
  ]);
  expect(
    summarise(rates).map(({ category, pipeline, model, needsModel }) => [category, pipeline.of, model.passed, model.of, needsModel]),
  ).toEqual([
    ['facts', 0, 1, 2, 1],
    ['venue', 1, 0, 0, 0],
    ['all', 1, 1, 2, 1],
  ]);
});

test('a stored run is sorted, so that two runs differ only where checks do', () => {
  const results = [resultOf({ check: 'b' }), resultOf({ check: 'a' })];
  expect(JSON.stringify(toBaseline(ABOUT, rateChecks(results)))).toBe(JSON.stringify(toBaseline(ABOUT, rateChecks(results.toReversed()))));
});
