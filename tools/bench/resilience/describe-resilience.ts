import { formatTable } from '../lab/format-table.ts';
import type { ResilienceFigures } from './figures.ts';

const share = (value: number): string => `${(value * 100).toFixed(1)} %`;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/** The figures as a table, and why turns failed. */
export function describeResilience(all: readonly ResilienceFigures[]): string {
  const heading = [
    'world',
    'hedging',
    'turns',
    'failed',
    'extra tokens',
    'calls/turn',
    'hedges',
    'faults',
    'cold',
    'first token p50',
    'p95',
    'max',
    '$/1,000 turns',
  ];
  const rows = all.map((figures) => [
    figures.world,
    figures.hedges ? 'on' : 'off',
    String(figures.turns),
    String(figures.failed),
    share(figures.extraShare),
    figures.callsPerTurn.toFixed(2),
    String(figures.hedgeCalls),
    share(figures.faultShare),
    share(figures.coldShare),
    seconds(figures.firstTokenP50Ms),
    seconds(figures.firstTokenP95Ms),
    seconds(figures.firstTokenMaxMs),
    (figures.nanoUsdPerTurn / 1_000_000).toFixed(4),
  ]);
  const reasons = all.flatMap(({ world, hedges, reasons }) =>
    Object.entries(reasons).map(([why, times]) => `${world}, hedging ${hedges ? 'on' : 'off'}: ${times} × ${why}`),
  );
  return [formatTable(heading, rows), ...reasons].join('\n');
}
