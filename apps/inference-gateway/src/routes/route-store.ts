import { RouteSwitch, type RouteState } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';

const SWITCHES = `
  select id::int as revision, to_char(switched_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "switchedAt", who, why, change, state
  from public.model_routes order by id desc limit $1`;

/** The last switches, youngest first: the first one is in force. */
export async function readSwitches(database: Pick<Database, 'pool'>, limit: number): Promise<RouteSwitch[]> {
  const { rows } = await database.pool.query(SWITCHES, [limit]);
  return rows.map((row) => RouteSwitch.parse(row));
}

export interface NewSwitch {
  /** The revision it was made on, 0 for the first. */
  previous: number;
  who: string;
  why: string;
  change: string;
  state: RouteState;
}

/** Writes a switch with its event. Undefined when another was written since `previous`. */
export async function writeSwitch(database: Pick<Database, 'call'>, given: NewSwitch): Promise<number | undefined> {
  const revision = await database.call<string | null>('switch_model', [JSON.stringify(given)]);
  return revision === null ? undefined : Number(revision);
}
