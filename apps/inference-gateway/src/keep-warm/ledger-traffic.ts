import type { Database } from '@hyrox/service-kit';
import { LEARNED_FROM_MS, type TrafficHour } from './expected-traffic.ts';

const HOUR_MS = 3_600_000;

const HOURS = `
  select (extract(epoch from date_trunc('hour', created_at, 'UTC')) * 1000)::float8 as "hourAtMs",
    count(distinct floor(extract(epoch from created_at) / 300))::int as slots
  from public.usage_ledger where cause = 'turn' and created_at >= to_timestamp($1::float8 / 1000) group by 1 order by 1`;

const SPENT = `
  select coalesce(sum(cost_nano_usd), 0)::float8 as "nanoUsd"
  from public.usage_ledger where cause = 'keep-warm' and created_at >= to_timestamp($1::float8 / 1000)`;

/** What keep-warm learns from and is bounded by; it outlives every process. Both may reject. */
export interface KeepWarmRecord {
  /** The hours in which questions came, of the last six weeks. */
  hours: (nowMs: number) => Promise<readonly TrafficHour[]>;
  /** What keep-warm calls cost since a moment, in nano-dollars. */
  spentSince: (sinceMs: number) => Promise<number>;
}

/** The ledger already knows when questions came and what keeping warm cost, so there is no table for it. After the first time only new hours are read. */
export class LedgerTraffic implements KeepWarmRecord {
  readonly #database: Pick<Database, 'pool'>;
  #hours: TrafficHour[] = [];
  #readUntilMs = 0;

  constructor(database: Pick<Database, 'pool'>) {
    this.#database = database;
  }

  async hours(nowMs: number): Promise<readonly TrafficHour[]> {
    const fromMs = Math.max(this.#readUntilMs, Math.floor((nowMs - LEARNED_FROM_MS) / HOUR_MS) * HOUR_MS);
    const { rows } = await this.#database.pool.query<TrafficHour>(HOURS, [fromMs]);
    this.#hours = [...this.#hours.filter(({ hourAtMs }) => hourAtMs < fromMs && hourAtMs >= nowMs - LEARNED_FROM_MS), ...rows];
    // The running hour, and the one before it, whose rows may still be on their way, are read again.
    this.#readUntilMs = Math.floor(nowMs / HOUR_MS - 1) * HOUR_MS;
    return this.#hours;
  }

  async spentSince(sinceMs: number): Promise<number> {
    const { rows } = await this.#database.pool.query<{ nanoUsd: number }>(SPENT, [sinceMs]);
    return rows[0]?.nanoUsd ?? 0;
  }
}
