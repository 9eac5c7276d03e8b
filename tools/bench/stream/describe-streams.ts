import { formatTable } from '../lab/format-table.ts';
import { percentile } from '../lab/percentile.ts';
import type { LoadRun } from '../load/run-load.ts';
import type { StreamBench } from './bench-streams.ts';
import { addedMs, coreShare, cpuUsPerToken, find, rssMb, tokensPerCoreS, type Cell } from './figures.ts';
import { judgeStreams } from './judge-streams.ts';
import { SITUATIONS } from './situations.ts';
import type { SystemName } from './systems/system.ts';

const NOTHING = '-';
const ms = (value: number | null): string => (value === null ? NOTHING : value.toFixed(2));
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const whole = (value: number | null): string => (value === null ? NOTHING : Math.round(value).toLocaleString('en'));
const times = (value: number | null, ours: number | null): string =>
  value === null || !ours ? NOTHING : `${(value / ours).toFixed(value / ours < 10 ? 1 : 0)}×`;

const NAMES: Record<SystemName, string> = {
  direct: 'the provider itself',
  path: 'ours, streaming path',
  turn: 'ours, whole turns',
  express: 'express + openai SDK',
  portkey: 'Portkey 1.15.2',
  nginx: 'nginx',
};

const HEADING = [
  'system',
  'first token p50 / p99 ms',
  'added p50 / p99',
  'p50 to ours',
  'tokens/s',
  'core',
  'core µs per token',
  'to ours',
  'tokens/s per core',
  'RSS MB',
  'stalls',
  'lost / doubled / reordered',
  'errors',
  'streams',
  'disturbed, harness',
];

/** One line while it runs. */
export function describeRun(run: LoadRun): string {
  const { lost, doubled, reordered } = run.wrong;
  const seen = [
    `${whole(run.tokensPerS)} tokens/s`,
    ...(run.firstTokenMs.length
      ? [`first token p50 ${ms(percentile(run.firstTokenMs, 0.5))} p99 ${ms(percentile(run.firstTokenMs, 0.99))} ms`]
      : []),
    `${run.checkedAnswers} answers`,
    `${run.stalls} stalls`,
    `${lost}/${doubled}/${reordered} wrong`,
    `disturbed ${percent(run.disturbed)}`,
    ...(run.errors.length ? [`${run.errors.length} ERRORS ${run.errors[0]?.slice(0, 300) ?? ''}`] : []),
  ];
  return seen.join(', ');
}

/** The figures for people: a table for each situation, what is compared how, and the bar. */
export function describeStreams({ cells, missing }: StreamBench): string {
  const tables = SITUATIONS.flatMap((situation) => {
    const rows = cells.filter((cell) => cell.situation === situation);
    if (rows.length === 0) return [];
    const title =
      situation === 'saturated'
        ? '100 streams, as fast as the provider writes'
        : `${situation} paced ${situation === '1' ? 'stream' : 'streams'}`;
    return [
      title,
      formatTable(
        HEADING,
        rows.map((cell) => describeCell(cell, cells)),
      ),
      '',
    ];
  });
  const alone = find(cells, 'turn', 'alone');
  return [
    ...tables,
    ...(alone ? [describeAlone(alone), ''] : []),
    'Added: beyond the provider itself, percentile by percentile. Ours counts from the word "thinking", which the gateway says to its reader in the',
    'moment it hands the prompt to a worker, as the bar does; "first token" counts from the question and holds accept, search, profile and prompt too.',
    'Questions come by the clock. Each system has one core with all its processes (ours: gateway, worker and bus), telemetry on; client, provider and',
    'whatever is not measured share the other. "core": the share used of it. Tokens/s per core: a million over the core µs per token.',
    ...(cells.some(({ pinned, situation }) => !pinned && situation !== 'alone')
      ? ['Nothing could be bound to a core here: all shared all cores.']
      : []),
    ...Object.entries(missing).map(([name, reason]) => `Not measured: ${NAMES[name as SystemName]}, ${reason}.`),
    '',
    formatTable(
      ['target', 'seen', ''],
      judgeStreams(cells).map(({ target, seen, met }) => [target, seen, met === null ? '' : met ? 'met' : 'NOT MET']),
    ),
  ].join('\n');
}

function describeCell(cell: Cell, cells: readonly Cell[]): string[] {
  const ours = find(cells, 'path', cell.situation);
  const added = addedMs(cell, cells, 'p50');
  const isDirect = cell.system === 'direct';
  const us = cpuUsPerToken(cell);
  const { lost, doubled, reordered } = cell.wrong;
  return [
    NAMES[cell.system],
    `${ms(cell.firstTokenMs.p50)} / ${ms(cell.firstTokenMs.p99)}`,
    isDirect ? NOTHING : `${ms(added)} / ${ms(addedMs(cell, cells, 'p99'))}`,
    isDirect || !ours ? NOTHING : times(added, addedMs(ours, cells, 'p50')),
    whole(cell.tokensPerS),
    isDirect ? NOTHING : percent(coreShare(cell)),
    isDirect ? NOTHING : describeProcesses(cell),
    isDirect || !ours ? NOTHING : times(us, cpuUsPerToken(ours)),
    whole(tokensPerCoreS(cell)),
    isDirect ? NOTHING : whole(rssMb(cell)),
    String(cell.stalls),
    `${lost} / ${doubled} / ${reordered}`,
    String(cell.errors.length),
    String(cell.mostStreams),
    `${percent(cell.disturbed)}, ${percent(cell.harnessBusy)}`,
  ];
}

function describeProcesses(cell: Cell): string {
  const total = cpuUsPerToken(cell).toFixed(1);
  if (cell.processes.length < 2) return total;
  return `${total} (${cell.processes.map(({ name, cpuUsPerToken: us }) => `${name} ${us.toFixed(1)}`).join(', ')})`;
}

function describeAlone({ beforeDispatchMs, firstTokenMs, stagesP50Ms }: Cell): string {
  const stages = Object.entries(stagesP50Ms).map(([name, value]) => `${name} ${ms(value)}`);
  return [
    `Whole turns one at a time, nothing bound to a core, embedding cached: before the provider call p50 ${ms(beforeDispatchMs.p50)} ms,`,
    `p99 ${ms(beforeDispatchMs.p99)} ms, first token p50 ${ms(firstTokenMs.p50)} ms; stages p50 ms: ${stages.join(', ')}.`,
  ].join('\n');
}
