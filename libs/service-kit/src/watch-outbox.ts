import { gauge, gauges, reasonOf, type Logger } from '@hyrox/telemetry';
import type { Database } from './database.ts';

const LOOK_EVERY_MS = 5_000;
/** A look that hangs is no look: older figures than this are nobody's. */
const FRESH_MS = 12_000;

interface Backlog {
  waiting: number;
  oldest_s: number;
  dead: number;
}

const QUERY = `
  select count(*)::int as waiting, coalesce(extract(epoch from now() - min(o.created_at)), 0)::float8 as oldest_s,
    (select count(*)::int from public.dead_letters d
      where d.owner = current_user and d.redriven_at is null and d.set_aside_at is null) as dead
  from public.outbox o where o.owner = current_user and o.sent_at is null`;

/**
 * What this service has not sent yet and what it could not take, as gauges. While that cannot be read there are no figures, and one that says
 * for how long.
 */
export function watchOutbox(database: Pick<Database, 'pool'>, log: Logger): { stop: () => void } {
  let backlog: Backlog | undefined;
  let readAtMs = performance.now();
  let unread = false;
  const ageMs = () => performance.now() - readAtMs;
  const isKnown = () => !unread && ageMs() < FRESH_MS;
  const look = async () => {
    try {
      const { rows } = await database.pool.query<Backlog>({ name: 'watch-outbox', text: QUERY });
      backlog = rows[0];
      readAtMs = performance.now();
      if (unread) log.info({}, 'the backlog can be counted again');
      unread = false;
    } catch (error) {
      if (!unread) log.warn({ reason: reasonOf(error) }, 'the backlog cannot be counted');
      unread = true;
    }
  };
  const known = (name: string, description: string, of: (counted: Backlog) => number) =>
    gauges(name, description, () => (backlog && isKnown() ? [[{}, of(backlog)]] : []));
  known('hyrox_outbox_waiting', 'Events written but not sent', ({ waiting }) => waiting);
  known('hyrox_outbox_oldest_seconds', 'Age of the oldest event that is not sent', ({ oldest_s }) => oldest_s);
  known('hyrox_dead_letters', 'Messages that could not be read or handled and wait for a decision', ({ dead }) => dead);
  gauge('hyrox_outbox_unread_seconds', 'For how long outbox and dead letters cannot be read; nought while they can', () =>
    isKnown() ? 0 : ageMs() / 1_000,
  );
  const timer = setInterval(() => void look(), LOOK_EVERY_MS).unref();
  void look();
  return { stop: () => clearInterval(timer) };
}
