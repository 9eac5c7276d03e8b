import type { Pool } from 'pg';
import type { LedgerRow } from './reconcile.ts';

export const GROUPINGS = ['day', 'model', 'cause', 'subject'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What one group of calls used. Money in nano-dollars; an exact row is its own bound. */
export interface LedgerSum {
  group: string;
  rows: number;
  exact: number;
  estimated: number;
  tokensIn: number;
  tokensOut: number;
  costNanoUsd: number;
  leastNanoUsd: number;
  mostNanoUsd: number;
}

const COLUMN: Readonly<Record<Grouping, string>> = {
  day: `to_char(created_at at time zone 'utc', 'YYYY-MM-DD')`,
  model: 'model',
  cause: 'cause',
  subject: 'subject_key',
};

/** The ledger of the last days by one of its columns: days in their order, everything else by what it cost. */
export async function sumLedger(pool: Pick<Pool, 'query'>, by: Grouping, days: number): Promise<LedgerSum[]> {
  const { rows } = await pool.query<LedgerSum>(
    `select ${COLUMN[by]} as "group", count(*)::int as rows, (count(*) filter (where exact))::int as exact,
      (count(*) filter (where not exact))::int as estimated, sum(tokens_in)::float8 as "tokensIn", sum(tokens_out)::float8 as "tokensOut",
      sum(cost_nano_usd)::float8 as "costNanoUsd", sum(coalesce(least_nano_usd, cost_nano_usd))::float8 as "leastNanoUsd",
      sum(coalesce(most_nano_usd, cost_nano_usd))::float8 as "mostNanoUsd"
     from public.usage_ledger where created_at > now() - make_interval(days => $1)
     group by 1 order by ${by === 'day' ? '1' : '"costNanoUsd" desc, 1'}`,
    [days],
  );
  return rows;
}

/** The calls of the model's provider since a moment. Embeddings are another provider's. */
export async function readCalls(pool: Pick<Pool, 'query'>, since: Date | undefined): Promise<LedgerRow[]> {
  const { rows } = await pool.query<LedgerRow>(
    `select request_id as "requestId", model, tokens_in as "tokensIn", tokens_out as "tokensOut", cost_nano_usd::float8 as "costNanoUsd", exact,
      least_nano_usd::float8 as "leastNanoUsd", most_nano_usd::float8 as "mostNanoUsd"
     from public.usage_ledger where cause <> 'embedding' and created_at >= coalesce($1, '-infinity'::timestamptz)`,
    [since ?? null],
  );
  return rows;
}
