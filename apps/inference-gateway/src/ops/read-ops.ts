import type { OpsInference, readOpsInference as contract } from '@hyrox/contracts';
import { requireOpsRole, type Database } from '@hyrox/service-kit';
import type { readGauge } from '@hyrox/telemetry';
import type { z } from 'zod';
import { HOLD_S } from '../budget/shared-budget.ts';
import type { LiveRoutes } from '../routes/live-routes.ts';

/** What the values of the two gauges mean. */
const BREAKERS = ['closed', 'probing', 'open'] as const;
const WARMTHS = ['unknown', 'cold', 'loading', 'warm'] as const;

/** Held for longer than this, it is not an answer that runs any more. */
const LONG_ANSWER_S = 180;

export interface ReadOpsDeps {
  routes: Pick<LiveRoutes, 'chain' | 'goneFor' | 'state'>;
  database: Pick<Database, 'call'>;
  readGauge: typeof readGauge;
}

/**
 * The models of the chain and whatever else this worker has an opinion of, with breaker and warmth; budgets, line and today's cost. Taken
 * from the gauges, so that the page and the alerts never differ; a gauge that does not exist is null. Throws `not_found` without the role.
 */
export async function readOps(input: z.output<typeof contract.input>, deps: ReadOpsDeps): Promise<OpsInference> {
  requireOpsRole(input.roles);
  const by = (gauge: string, label: string): Map<string, number> =>
    new Map(deps.readGauge(gauge).map(([labels, value]) => [String(labels[label]), value]));
  const only = (gauge: string): number | null => deps.readGauge(gauge)[0]?.[1] ?? null;
  const breakers = by('hyrox_breaker_state', 'model');
  const warmths = by('hyrox_model_warmth', 'model');
  const spent = by('hyrox_budget_spent_nano_usd', 'period');
  const chain = deps.routes.chain.map(({ id }) => id);
  const { splits, shadow } = deps.routes.state;
  const ids = new Set([
    ...chain,
    ...splits.map((split) => split.model),
    ...(shadow ? [shadow.model] : []),
    ...breakers.keys(),
    ...warmths.keys(),
  ]);
  return {
    models: [...ids].map((model) => ({
      model,
      place: chain.indexOf(model) + 1 || null,
      splitPercent: splits.find((split) => split.model === model)?.percent ?? null,
      shadowPercent: shadow?.model === model ? shadow.percent : null,
      breaker: BREAKERS[breakers.get(model) ?? -1] ?? null,
      warmth: WARMTHS[warmths.get(model) ?? -1] ?? null,
      gone: told(deps.routes.goneFor(model)),
    })),
    budgets: [...by('hyrox_budget_limit_nano_usd', 'period')].map(([period, limitNanoUsd]) => ({
      period,
      limitNanoUsd,
      spentNanoUsd: spent.get(period) ?? 0,
    })),
    holds: await deps.database.call<NonNullable<OpsInference['holds']>>('ops_budget_holds', [HOLD_S - LONG_ANSWER_S]),
    // The driver gives a bigint as text.
    spentTodayNanoUsd: Number(await deps.database.call<string>('ops_spent_today', [])),
    queued: only('hyrox_queue_length'),
    modelsMissing: only('hyrox_models_missing'),
    ledger: { waiting: only('hyrox_ledger_waiting') ?? 0, oldestS: only('hyrox_ledger_waiting_seconds') ?? 0 },
  };
}

const iso = (ms: number): string => new Date(ms).toISOString();
const told = (gone: ReturnType<LiveRoutes['goneFor']>) => (gone ? { since: iso(gone.sinceMs), until: iso(gone.untilMs) } : null);
