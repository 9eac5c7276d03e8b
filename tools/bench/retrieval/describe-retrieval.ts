import { formatTable } from '../lab/format-table.ts';
import { TARGETS, type SizeFigures } from './figures.ts';

const ms = (value: number): string => value.toFixed(2);
const times = (value: number, of: number): string => `${(value / of).toFixed(1)} x`;

/** The figures for people: whole requests, then their parts beside a bare round trip to the same database. */
export function describeRetrieval(figures: readonly SizeFigures[]): string {
  const requests = formatTable(
    ['passages', 'one at a time p50', 'p99', '20/s open loop p50', 'p99', 'stages p50', 'filled in s', 'machine load'],
    figures.map(({ chunks, oneByOne, openLoop, stagesP50Ms, loadMs, machineLoad }) => [
      chunks.toLocaleString('en'),
      ...[oneByOne.p50Ms, oneByOne.p99Ms, openLoop.p50Ms, openLoop.p99Ms].map(ms),
      Object.entries(stagesP50Ms)
        .map(([name, value]) => `${name} ${ms(value)}`)
        .join(', '),
      (loadMs / 1000).toFixed(1),
      machineLoad.map((load) => load.toFixed(1)).join(' to '),
    ]),
  );
  const parts = formatTable(
    [
      'passages',
      'select 1',
      'keyword half',
      'vector half',
      'hybrid',
      'hybrid / halves',
      'request / hybrid',
      'vectors by',
      'recall@10',
      'keyword recall@10',
    ],
    figures.map(
      ({ chunks, oneByOne, statements: { selectOneMs, keywordMs, vectorMs, hybridMs, indexed, recallAt10, keywordRecallAt10 } }) => [
        chunks.toLocaleString('en'),
        ...[selectOneMs, keywordMs, vectorMs, hybridMs].map(ms),
        times(hybridMs, keywordMs + vectorMs),
        times(oneByOne.p50Ms, hybridMs),
        indexed ? 'HNSW' : 'exact scan',
        recallAt10.toFixed(3),
        keywordRecallAt10.toFixed(3),
      ],
    ),
  );
  return [
    `Requests to the retrieval service over the bus, embeddings in its cache, ms. Targets with the library alone (first line): p50 ≤ ${TARGETS.oneByOneP50Ms}`,
    `one at a time, p99 ≤ ${TARGETS.openLoopP99Ms} at 20 requests a second, timed from when each was due.`,
    requests,
    '',
    'Statements on one connection to the same database, p50 ms. recall@10: of the ten nearest by an exact scan, what the search by meaning gives; keyword: of the ten best when all lists are read.',
    parts,
  ].join('\n');
}
