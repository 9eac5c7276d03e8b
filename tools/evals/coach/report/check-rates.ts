import type { CheckResult } from '../decide-checks.ts';

/** One check over all samples of a run. */
export interface CheckRate extends Pick<
  CheckResult,
  'scenario' | 'category' | 'check' | 'kind' | 'mode' | 'scope' | 'critical' | 'standard'
> {
  /** `scenario/check@mode` with `real` and `extractive` both as `plain`, so that runs of both can be compared. */
  key: string;
  passed: number;
  /** Samples in which it was decided; 0: it needs a real model or could not be seen. */
  decided: number;
  needsModel: boolean;
  /** The same for what code says of the offline model's answers; null where that is not asked. */
  offline: { passed: number; of: number } | null;
  /** Of the first sample that failed, else of the first. */
  evidence: string;
}

export const keyOf = (result: Pick<CheckResult, 'scenario' | 'check' | 'mode'>): string =>
  `${result.scenario}/${result.check}@${result.mode === 'gullible' ? 'gullible' : 'plain'}`;

/** The results of a run by check, in the order in which they were first seen. */
export function rateChecks(results: readonly CheckResult[]): CheckRate[] {
  const grouped = Map.groupBy(results, keyOf);
  return [...grouped].map(([key, of]): CheckRate => {
    const [first] = of as [CheckResult];
    const { scenario, category, check, kind, mode, scope, critical, standard } = first;
    const decided = of.filter(({ verdict }) => verdict === 'passed' || verdict === 'failed');
    const guessed = of.filter(({ offlinePass }) => offlinePass !== undefined);
    const worst = of.find(({ verdict, offlinePass }) => verdict === 'failed' || offlinePass === false) ?? first;
    return {
      ...{ key, scenario, category, check, kind, mode, scope, critical, standard },
      passed: decided.filter(({ verdict }) => verdict === 'passed').length,
      decided: decided.length,
      needsModel: of.some(({ verdict }) => verdict === 'needs_model'),
      offline: guessed.length ? { passed: guessed.filter(({ offlinePass }) => offlinePass === true).length, of: guessed.length } : null,
      evidence: worst.evidence,
    };
  });
}

/** Passed as often as it was decided, and decided at all. */
export const allPassed = (rate: CheckRate): boolean => rate.decided > 0 && rate.passed === rate.decided;

/** Neither always nor never. */
export const isFlaky = (passed: number, of: number): boolean => passed > 0 && passed < of;
