import { formatTable } from '../../bench/lab/format-table.ts';
import { percentile } from '../../bench/lab/percentile.ts';
import { playDays, type DaysResult } from './play-days.ts';

export const BUDGETS = [
  { name: 'off', budgetNanoUsd: null },
  { name: 'on, $0.005 a day', budgetNanoUsd: 5_000_000 },
  { name: 'on, $0.0005 a day', budgetNanoUsd: 500_000 },
] as const;

export interface DaysRun {
  name: string;
  /** All seeds together. */
  all: DaysResult;
}

/** Plays the same days of every seed without keep-warm and with each budget. */
export async function runDays(seeds: readonly string[], days: number): Promise<DaysRun[]> {
  const runs: DaysRun[] = [];
  for (const { name, budgetNanoUsd } of BUDGETS) {
    const played: DaysResult[] = [];
    for (const seed of seeds) played.push(await playDays({ seed, days, budgetNanoUsd, withMetric: true }));
    runs.push({ name, all: played.reduce(together) });
  }
  return runs;
}

function together(a: DaysResult, b: DaysResult): DaysResult {
  return {
    questions: a.questions + b.questions,
    cold: a.cold + b.cold,
    firstTokensMs: [...a.firstTokensMs, ...b.firstTokensMs],
    pings: a.pings + b.pings,
    spentNanoUsd: a.spentNanoUsd + b.spentNanoUsd,
    mostSpentInADayNanoUsd: Math.max(a.mostSpentInADayNanoUsd, b.mostSpentInADayNanoUsd),
    estimated: { coldStarts: a.estimated.coldStarts + b.estimated.coldStarts, waitS: a.estimated.waitS + b.estimated.waitS },
  };
}

export const waitedS = ({ firstTokensMs }: DaysResult): number => firstTokensMs.reduce((sum, ms) => sum + ms, 0) / 1000;
const dollars = (nanoUsd: number): string => `$${(nanoUsd / 1e9).toFixed(4)}`;

/** One row per budget; what was saved beside what keep-warm itself thinks it saved. `playedDays`: over all seeds. */
export function describeDays(runs: readonly DaysRun[], playedDays: number): string {
  const [off] = runs;
  if (!off) return '';
  const rows = runs.map(({ name, all }) => [
    name,
    `${((100 * all.cold) / all.questions).toFixed(1)} %`,
    `${(percentile(all.firstTokensMs, 0.5) / 1000).toFixed(2)} s`,
    `${(percentile(all.firstTokensMs, 0.95) / 1000).toFixed(2)} s`,
    (all.pings / playedDays).toFixed(0),
    dollars(all.spentNanoUsd / playedDays),
    dollars(all.mostSpentInADayNanoUsd),
    `${off.all.cold - all.cold} (${all.estimated.coldStarts.toFixed(0)})`,
    `${(waitedS(off.all) - waitedS(all)).toFixed(0)} s (${all.estimated.waitS.toFixed(0)} s)`,
  ]);
  return [
    `${off.all.questions} questions over ${playedDays} days, after three weeks that only the record knows; what keep-warm itself estimates in brackets`,
    '',
    formatTable(
      [
        'keep-warm',
        'cold',
        'first token p50',
        'p95',
        'calls a day',
        'spent a day',
        'most in a day',
        'cold starts avoided',
        'waiting saved',
      ],
      rows,
    ),
  ].join('\n');
}
