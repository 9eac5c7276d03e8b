import type { Half } from './open-corpus.ts';
import type { SuiteResult } from './run-suites.ts';

/** What the hybrid search of a suite may not fall under. */
export type Floors = Record<string, { ndcgAt10: number; successAt5: number }>;

const TOLERANCE = 0.01;
/** With fewer questions one answer moves a mean by more than the tolerance. */
const ENOUGH = 30;

/**
 * What is wrong with measured suites, one sentence each: the hybrid search more than 0.01 below its better half (nDCG@10, suites of thirty
 * questions or more), a suite under its recorded floor, a floor of a suite that was not measured.
 */
export function judgeSuites(results: readonly Pick<SuiteResult, 'suite' | 'means'>[], floors: Floors): string[] {
  const findings = results.flatMap(({ suite, means }) => {
    if (means === null || means.hybrid.questions < ENOUGH) return [];
    const better: Half = means.keyword.ndcgAt10 >= means.vector.ndcgAt10 ? 'keyword' : 'vector';
    const lost = means[better].ndcgAt10 - means.hybrid.ndcgAt10;
    return lost > TOLERANCE ? [`${suite}: hybrid is ${lost.toFixed(3)} below ${better} alone (nDCG@10)`] : [];
  });
  for (const [suite, floor] of Object.entries(floors)) {
    const means = results.find((result) => result.suite === suite)?.means;
    if (!means) {
      findings.push(`${suite}: has a floor and was not measured`);
      continue;
    }
    for (const measure of ['ndcgAt10', 'successAt5'] as const) {
      const reached = means.hybrid[measure];
      if (reached < floor[measure]) findings.push(`${suite}: ${measure} is ${reached.toFixed(3)}, its floor is ${floor[measure]}`);
    }
  }
  return findings;
}
