import { gauge, reasonOf, type Logger } from '@hyrox/telemetry';
import type { Database } from './database.ts';

const LOOK_EVERY_MS = 5_000;

interface Backlog {
  waiting: number;
  oldest_s: number;
  dead: number;
}

const QUERY = `
  select count(*)::int as waiting, coalesce(extract(epoch from now() - min(o.created_at)), 0)::float8 as oldest_s,
    (select count(*)::int from public.dead_letters d where d.owner = current_user and d.redriven_at is null) as dead
  from public.outbox o where o.owner = current_user and o.sent_at is null`;

/** What this service has not sent yet and what it could not take, as gauges. Without the database the last figures stand. */
export function watchOutbox(database: Pick<Database, 'pool'>, log: Logger): { stop: () => void } {
  let backlog: Backlog = { waiting: 0, oldest_s: 0, dead: 0 };
  const look = async () => {
    try {
      const { rows } = await database.pool.query<Backlog>({ name: 'watch-outbox', text: QUERY });
      backlog = rows[0] ?? backlog;
    } catch (error) {
      log.debug({ reason: reasonOf(error) }, 'the backlog could not be counted');
    }
  };
  gauge('hyrox_outbox_waiting', 'Events written but not sent', () => backlog.waiting);
  gauge('hyrox_outbox_oldest_seconds', 'Age of the oldest event that is not sent', () => backlog.oldest_s);
  gauge('hyrox_dead_letters', 'Messages that could not be read or handled and wait for a decision', () => backlog.dead);
  const timer = setInterval(() => void look(), LOOK_EVERY_MS).unref();
  void look();
  return { stop: () => clearInterval(timer) };
}
