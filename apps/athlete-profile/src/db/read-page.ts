import type { PoolClient } from 'pg';

export interface PageQuery {
  /** A table of ours; its rows are called `e`. */
  table: string;
  /** The row as JSON, if it is more than its own columns. */
  entry?: string;
  where: string;
  order: string;
  values: unknown[];
  limit: number;
  maxBytes: number;
}

export interface Page {
  entries: Record<string, unknown>[];
  more: boolean;
}

/**
 * Reads rows as JSON, at most `limit` and at most `maxBytes` of them, but always the first: one answer is one message on the bus, whose
 * size is limited, and a single row is far below that limit.
 */
export async function readPage(tx: PoolClient, query: PageQuery): Promise<Page> {
  const { table, where, order, values, limit, maxBytes, entry = `to_jsonb(e) - 'athlete_id'` } = query;
  const next = values.length + 1;
  const { rows } = await tx.query<{ entry: Record<string, unknown>; found: number }>(
    `with found as (
       select row_number() over (order by ${order}) as n, ${entry} as entry from ${table} e where ${where} order by ${order} limit $${next}::int + 1),
     sized as (select n, entry, sum(octet_length(entry::text)) over (order by n) as bytes from found)
     select entry, (select count(*)::int from found) as found from sized
     where n = 1 or (n <= $${next}::int and bytes <= $${next + 1}::int) order by n`,
    [...values, limit, maxBytes],
  );
  return { entries: rows.map((row) => row.entry), more: (rows[0]?.found ?? 0) > rows.length };
}
