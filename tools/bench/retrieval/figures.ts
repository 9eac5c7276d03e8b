import { median, percentile } from '../lab/percentile.ts';
import type { SizeRun } from './bench-retrieval.ts';
import type { StatementFigures } from './time-statements.ts';

/** One size of the library. Times in milliseconds. */
export interface SizeFigures {
  chunks: number;
  loadMs: number;
  oneByOne: { requests: number; p50Ms: number; p99Ms: number };
  openLoop: { requests: number; p50Ms: number; p99Ms: number };
  /** What the service says its stages took at a fixed rate, medians. */
  stagesP50Ms: Record<string, number>;
  statements: StatementFigures;
  machineLoad: [before: number, after: number];
  errors: string[];
}

/** With the library as it is; more passages are for looking at. */
export const TARGETS = { oneByOneP50Ms: 12, openLoopP99Ms: 60 };

export function sumUpRetrieval(runs: readonly SizeRun[]): SizeFigures[] {
  return runs.map(({ load, ...run }) => ({
    ...run,
    oneByOne: spread(load.oneByOneMs),
    openLoop: spread(load.openLoopMs),
    stagesP50Ms: Object.fromEntries(
      [...new Set(load.stages.flatMap((told) => Object.keys(told)))].map((name) => [
        name,
        median(load.stages.flatMap((told) => told[name] ?? [])),
      ]),
    ),
    errors: load.errors,
  }));
}

const spread = (ms: readonly number[]) => ({ requests: ms.length, p50Ms: percentile(ms, 0.5), p99Ms: percentile(ms, 0.99) });

/** What the exit code is made of: the library alone over its targets, or a request that failed at any size. */
export function findFailures(figures: readonly SizeFigures[]): string[] {
  const [library] = figures;
  const failures: string[] = [];
  if (!((library?.oneByOne.p50Ms ?? Number.NaN) <= TARGETS.oneByOneP50Ms))
    failures.push(`one request at a time takes longer than ${TARGETS.oneByOneP50Ms} ms at p50`);
  if (!((library?.openLoop.p99Ms ?? Number.NaN) <= TARGETS.openLoopP99Ms))
    failures.push(`at a fixed rate a request takes longer than ${TARGETS.openLoopP99Ms} ms at p99`);
  return [...failures, ...figures.flatMap(({ chunks, errors }) => errors.map((words) => `${chunks} passages: ${words}`))];
}
