import { spread } from './spread.ts';

const BEST = 4;

/**
 * For each passage, how good its document is: the mean of how far the document's four best passages stand above the average, those below it and
 * missing ones counting nothing. A question is seldom answered by one section of a document alone.
 */
export function scoreDocuments(scores: readonly number[], documents: readonly string[]): number[] {
  const { mean, deviation } = spread(scores);
  const above = new Map<string, number[]>();
  documents.forEach((document, at) => {
    const height = Math.max(0, ((scores[at] ?? 0) - mean) / deviation);
    above.set(document, [...(above.get(document) ?? []), height]);
  });
  const means = new Map([...above].map(([document, heights]) => [document, sumOfBest(heights) / BEST]));
  return documents.map((document) => means.get(document) ?? 0);
}

const sumOfBest = (heights: readonly number[]): number =>
  heights
    .toSorted((a, b) => b - a)
    .slice(0, BEST)
    .reduce((sum, height) => sum + height, 0);
