import type { EventContract } from '@hyrox/contracts';
import { injectTrace } from '@hyrox/telemetry';
import type { z } from 'zod';

/** Whom a change is about: the id for the tables, the opaque reference for the events. */
export interface Athlete {
  athleteId: string;
  athleteRef: string;
}

/** A fact as the outbox holds it. */
export interface Fact {
  name: string;
  version: number;
  payload: unknown;
}

export function fact<D extends z.ZodType>(of: EventContract<D>, data: z.input<D>): Fact {
  return { name: of.name, version: of.version, payload: of.data.parse(data) };
}

/**
 * Writes facts into the outbox in the transaction that made them true. Athletes may not write there, so this ends the athlete's part of the
 * transaction: from here on it is the service itself. `execute` runs one statement of that transaction.
 */
export async function tellAsService(
  execute: (sql: string, values: unknown[]) => PromiseLike<unknown>,
  athleteRef: string,
  facts: readonly Fact[],
): Promise<void> {
  if (!facts.length) return;
  await execute(`select set_config('role', 'none', true)`, []);
  await execute(
    `insert into public.outbox (name, version, athlete_ref, payload, traceparent)
     select f.name, f.version, $1::text, f.payload, $2::text from jsonb_to_recordset($3::jsonb) as f(name text, version int, payload jsonb)`,
    [athleteRef, injectTrace({})['traceparent'] ?? null, JSON.stringify(facts)],
  );
}
