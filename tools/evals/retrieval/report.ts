import { HALVES } from './open-corpus.ts';
import type { Answered, SuiteResult } from './run-suites.ts';

const figure = (value: number | null): string => (value === null ? '-' : value.toFixed(3));
const COLUMNS = ['suite', 'found by', 'questions', 'recall@5', 'nDCG@10', 'MRR', 'success@5', 'direct@5'];

/** The table of a run, one line per suite and half. */
export function describeSuites(results: readonly SuiteResult[]): string {
  const rows = results.flatMap(({ suite, means }) =>
    means === null
      ? []
      : HALVES.map((half) => {
          const { questions, recallAt5, ndcgAt10, mrr, successAt5, directAt5 } = means[half];
          return [suite, half, String(questions), ...[recallAt5, ndcgAt10, mrr, successAt5, directAt5].map(figure)];
        }),
  );
  const widths = COLUMNS.map((name, column) => Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: string[]): string =>
    cells.map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  const empty = results.flatMap(({ suite, means, foundNothing }) =>
    means === null ? [`${suite}: nothing found for ${HALVES.map((half) => `${half} ${figure(foundNothing[half])}`).join(', ')}`] : [],
  );
  return [line(COLUMNS), ...rows.map(line), ...empty].join('\n');
}

/** The questions of one suite that the hybrid search answers worst, with what it found and what it should have found. */
export function describeWorst(result: SuiteResult, count: number): string {
  const of = (answers: readonly Answered[], id: string): number =>
    answers.find(({ question }) => question.id === id)?.measures?.ndcgAt10 ?? 0;
  const worst = result.answers.hybrid
    .filter(({ measures }) => measures !== null)
    .toSorted((a, b) => (a.measures?.ndcgAt10 ?? 0) - (b.measures?.ndcgAt10 ?? 0) || (a.question.id < b.question.id ? -1 : 1))
    .slice(0, count);
  return worst
    .map(({ question, ranked, measures }) => {
      const halves = `keyword ${figure(of(result.answers.keyword, question.id))}, vector ${figure(of(result.answers.vector, question.id))}`;
      return [
        `${question.id} ${question.kind}  nDCG@10 ${figure(measures?.ndcgAt10 ?? 0)} (${halves})`,
        `  ${question.before ? `[${question.before}] ` : ''}${question.question}`,
        ...ranked.slice(0, 5).map((place, at) => `  ${at + 1}. ${question.gains.get(place) ?? '-'}  ${place}`),
        ...[...question.gains]
          .filter(([place]) => !ranked.slice(0, 5).includes(place))
          .map(([place, gain]) => `  missing ${gain}  ${place}`),
      ].join('\n');
    })
    .join('\n');
}
