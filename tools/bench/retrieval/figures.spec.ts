import { describe, expect, test } from '@jest/globals';
import type { SizeRun } from './bench-retrieval.ts';
import { findFailures, sumUpRetrieval } from './figures.ts';

const run = (oneByOneMs: number, openLoopMs: number, errors: string[] = []): SizeRun => ({
  ...{ chunks: 353, loadMs: 0, machineLoad: [0, 0] },
  load: { oneByOneMs: [oneByOneMs], openLoopMs: [openLoopMs], stages: [{ search: 4 }, { search: 6 }], errors },
  statements: { selectOneMs: 0.1, keywordMs: 3, vectorMs: 1, hybridMs: 4, indexed: false, recallAt10: 1, keywordRecallAt10: 1 },
});

describe('the retrieval bench', () => {
  test('passes with a library within its targets, however slow a larger one is', () => {
    expect(findFailures(sumUpRetrieval([run(12, 60), run(90, 900)]))).toEqual([]);
  });

  test.each([
    ['slow alone', run(12.1, 60), 'one request at a time'],
    ['slow at a fixed rate', run(12, 60.1), 'at a fixed rate'],
    ['without an answer', run(12, 60, ['TIMEOUT']), '353 passages: TIMEOUT'],
    ['that measured nothing', { ...run(1, 1), load: { oneByOneMs: [], openLoopMs: [1], stages: [], errors: [] } }, 'one request at a time'],
  ])('fails when the search is %s', (_situation, seen, words) => {
    expect(findFailures(sumUpRetrieval([seen]))).toEqual([expect.stringContaining(words)]);
  });
});
