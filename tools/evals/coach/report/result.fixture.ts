import type { CheckResult } from '../decide-checks.ts';

/** One result of a check, with whatever a test wants otherwise. */
export const resultOf = (change: Partial<CheckResult> = {}): CheckResult => ({
  ...{ scenario: 'a', category: 'facts', check: 'c', kind: 'words', mode: 'real', sample: 0 },
  ...{ scope: 'model', critical: false, standard: false, verdict: 'passed', evidence: 'it is so' },
  ...change,
});
