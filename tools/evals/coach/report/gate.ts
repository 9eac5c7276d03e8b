import { allPassed, type CheckRate } from './check-rates.ts';
import type { Comparison } from './compare-runs.ts';

/** How much worse the lower end of the interval may be. */
export const MARGIN = -0.03;

export interface GateRule {
  rule: 'pipeline' | 'critical' | 'non_inferior';
  pass: boolean;
  words: string;
}

const named = (rates: readonly CheckRate[]): string => rates.map(({ key }) => key).join(', ');

/**
 * May this run go live? Every pipeline check and every critical check that was decided passed in all samples, and against a baseline the
 * lower end of the 95 % interval of the paired difference is above -3 points. Pure.
 */
export function judgeGate(rates: readonly CheckRate[], comparison: Comparison | null): GateRule[] {
  const decided = rates.filter((rate) => rate.decided > 0);
  const pipeline = decided.filter((rate) => rate.scope === 'pipeline' && !allPassed(rate));
  const critical = decided.filter((rate) => rate.critical && !allPassed(rate));
  const points = (share: number): string => `${(share * 100).toFixed(1)} pp`;
  return [
    {
      rule: 'pipeline',
      pass: pipeline.length === 0,
      words: pipeline.length ? `pipeline checks failed: ${named(pipeline)}` : 'every pipeline check passed in all samples',
    },
    {
      rule: 'critical',
      pass: critical.length === 0,
      words: critical.length ? `critical checks failed: ${named(critical)}` : 'every critical check that was decided passed in all samples',
    },
    ...(comparison && comparison.compared > 0
      ? [
          {
            rule: 'non_inferior' as const,
            pass: comparison.difference.low > MARGIN,
            words: `${points(comparison.difference.mean)} against the baseline over ${comparison.compared} checks, 95 % from ${points(comparison.difference.low)} to ${points(comparison.difference.high)} (bound ${points(MARGIN)})`,
          },
        ]
      : []),
  ];
}
