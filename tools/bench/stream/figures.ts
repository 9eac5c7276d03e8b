import { z } from 'zod';
import { median, percentile } from '../lab/percentile.ts';
import { WrongTokens } from '../load/load-plan.ts';
import type { LoadRun } from '../load/run-load.ts';
import { SITUATIONS } from './situations.ts';
import { SYSTEMS, type SystemName } from './systems/system.ts';

const Percentiles = z.object({ p50: z.number().nullable(), p99: z.number().nullable(), count: z.int() });
export type Percentiles = z.infer<typeof Percentiles>;

/** What one system did in one situation. Times in milliseconds; null where there was nothing to measure. */
export const Cell = z.object({
  system: z.enum(SYSTEMS),
  /** `alone`: one stream and nothing bound to a core, as at home. */
  situation: z.enum([...SITUATIONS, 'alone']),
  measuredAt: z.iso.datetime(),
  repetitions: z.int(),
  /** What is measured had one core for itself. */
  pinned: z.boolean(),
  /** From the question to the first token. */
  firstTokenMs: Percentiles,
  /** Ours: from the question to the word that the prompt goes to a worker, and from that word to the first token. */
  beforeDispatchMs: Percentiles,
  fromDispatchMs: Percentiles,
  /** Ours: median of each stage as the turns reported it. */
  stagesP50Ms: z.record(z.string(), z.number()).default({}),
  tokensPerS: z.number(),
  /** Core time and memory of each measured process. */
  processes: z.array(z.object({ name: z.string(), cpuUsPerToken: z.number(), rssMb: z.number() })),
  mostStreams: z.int(),
  /** Over all repetitions. */
  checkedAnswers: z.int(),
  checkedTokens: z.int(),
  wrong: WrongTokens,
  stalls: z.int(),
  longestGapMs: z.number(),
  errors: z.array(z.string()),
  /** Shares of a core: what the harness used of its own, what strangers used of the measured one. */
  harnessBusy: z.number(),
  disturbed: z.number(),
});
export type Cell = z.infer<typeof Cell>;

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function percentiles(values: readonly number[]): Percentiles {
  if (values.length === 0) return { p50: null, p99: null, count: 0 };
  return { p50: percentile(values, 0.5), p99: percentile(values, 0.99), count: values.length };
}

function stagesP50(turns: readonly Record<string, number>[]): Record<string, number> {
  const names = [...new Set(turns.flatMap((stages) => Object.keys(stages)))];
  return Object.fromEntries(names.map((name) => [name, median(turns.flatMap((stages) => stages[name] ?? []))]));
}

/** Times and rates are those of the repetition that strangers disturbed least; what went wrong is that of all of them. */
export function sumUpRuns(
  runs: readonly LoadRun[],
  known: Pick<Cell, 'system' | 'situation' | 'measuredAt' | 'pinned'> & { processes: readonly string[] },
): Cell {
  const [first, ...others] = runs;
  if (!first) throw new Error('nothing was measured');
  const best = others.reduce((quietest, run) => (run.disturbed < quietest.disturbed ? run : quietest), first);
  const total = (of: (run: LoadRun) => number): number => sum(runs.map(of));
  return {
    ...known,
    repetitions: runs.length,
    firstTokenMs: percentiles(best.firstTokenMs),
    beforeDispatchMs: percentiles(best.beforeDispatchMs),
    fromDispatchMs: percentiles(best.fromDispatchMs),
    stagesP50Ms: stagesP50(best.stages),
    tokensPerS: best.tokensPerS,
    processes: known.processes.map((name, at) => ({
      name,
      cpuUsPerToken: best.cpuUsPerToken[at] ?? 0,
      rssMb: Math.max(...runs.map((run) => run.rssMb[at] ?? 0)),
    })),
    mostStreams: best.mostStreams,
    checkedAnswers: total((run) => run.checkedAnswers),
    checkedTokens: total((run) => run.checkedTokens),
    wrong: {
      lost: total((run) => run.wrong.lost),
      doubled: total((run) => run.wrong.doubled),
      reordered: total((run) => run.wrong.reordered),
    },
    stalls: total((run) => run.stalls),
    longestGapMs: Math.max(...runs.map((run) => run.longestGapMs)),
    errors: runs.flatMap((run) => run.errors),
    harnessBusy: best.harnessBusy,
    disturbed: best.disturbed,
  };
}

export const cpuUsPerToken = ({ processes }: Pick<Cell, 'processes'>): number => sum(processes.map((process) => process.cpuUsPerToken));

/** What one core would relay if it did nothing else; null for a system without processes. */
export function tokensPerCoreS(cell: Pick<Cell, 'processes'>): number | null {
  const us = cpuUsPerToken(cell);
  return us > 0 ? 1e6 / us : null;
}

/** Share of the one core that all measured processes used together. */
export const coreShare = (cell: Pick<Cell, 'processes' | 'tokensPerS'>): number => (cpuUsPerToken(cell) * cell.tokensPerS) / 1e6;

export const rssMb = ({ processes }: Pick<Cell, 'processes'>, names?: readonly string[]): number =>
  sum(processes.filter(({ name }) => names?.includes(name) ?? true).map((process) => process.rssMb));

const OURS: readonly SystemName[] = ['path', 'turn'];

/** First-token time beyond asking the provider itself, percentile by percentile; ours counts from dispatch, as the bar does. */
export function addedMs(cell: Cell, cells: readonly Cell[], p: 'p50' | 'p99'): number | null {
  const direct = find(cells, 'direct', cell.situation)?.firstTokenMs[p];
  const through = (OURS.includes(cell.system) ? cell.fromDispatchMs : cell.firstTokenMs)[p];
  return through === null || direct === null || direct === undefined ? null : through - direct;
}

export const find = (cells: readonly Cell[], system: SystemName, situation: Cell['situation']): Cell | undefined =>
  cells.find((cell) => cell.system === system && cell.situation === situation);

/** New cells in the place of older ones for the same system and situation, in the order of the table. */
export function mergeCells(older: readonly Cell[], newer: readonly Cell[]): Cell[] {
  const kept = older.filter((cell) => !find(newer, cell.system, cell.situation));
  const situations: readonly string[] = [...SITUATIONS, 'alone'];
  const rank = (cell: Cell): number => situations.indexOf(cell.situation) * SYSTEMS.length + SYSTEMS.indexOf(cell.system);
  return [...kept, ...newer].sort((a, b) => rank(a) - rank(b));
}
