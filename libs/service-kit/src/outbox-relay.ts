import { EVENT_STREAM } from '@hyrox/contracts';
import type { Bus } from '@hyrox/messaging';
import { type Logger, reasonOf } from '@hyrox/telemetry';
import { headers } from '@nats-io/transport-node';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { Database } from './database.ts';
import { watchOutbox } from './watch-outbox.ts';

const BATCH = 100;
const POLL_MS = 1_000;
const RECONCILE_MS = 60_000;

interface OutboxRow {
  id: string;
  event_id: string;
  name: string;
  version: number;
  athlete_ref: string;
  payload: unknown;
  traceparent: string | null;
  created_at: Date;
}

/** Carries this service's outbox to JetStream: at least once, with the row's id as Nats-Msg-Id. No statement is open while NATS is asked. */
export class OutboxRelay {
  private readonly bus: Bus;
  private readonly database: Database;
  private readonly log: Logger;
  private readonly source: string;
  private running: Promise<void> | undefined;
  private again = false;
  private timers: NodeJS.Timeout[] = [];
  private watched: { stop: () => void } | undefined;

  constructor(parts: { bus: Bus; database: Database; log: Logger; source: string }) {
    this.bus = parts.bus;
    this.database = parts.database;
    this.log = parts.log;
    this.source = parts.source;
  }

  start(): void {
    this.timers = [setInterval(() => this.kick(), POLL_MS), setInterval(() => void this.reconcile(), RECONCILE_MS)];
    this.watched = watchOutbox(this.database, this.log);
    this.bus.onReconnect(() => void this.reconcile());
    void this.reconcile();
  }

  /** Call after each commit that wrote an outbox row. */
  kick(): void {
    this.again = true;
    this.running ??= this.drain().finally(() => (this.running = undefined));
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.watched?.stop();
    await this.running;
  }

  private async drain(): Promise<void> {
    while (this.again && this.bus.connected) {
      this.again = false;
      try {
        this.again = (await this.relayBatch()) === BATCH || this.again;
      } catch (error) {
        this.log.warn({ reason: reasonOf(error) }, 'the outbox waits');
        return;
      }
    }
  }

  /** Publishes one batch; returns how many rows were sent. Rows that failed are released for the next poll. */
  private async relayBatch(): Promise<number> {
    const { rows } = await this.database.pool.query<OutboxRow>({
      name: 'claim-outbox',
      text: 'select * from public.claim_outbox($1) order by id',
      values: [BATCH],
    });
    if (!rows.length) return 0;
    const stream = jetstream(this.bus.connection, { timeout: 2_000 });
    const settled = await Promise.allSettled(
      rows.map((row) =>
        stream.publish(`evt.${row.name}.v${row.version}.${row.athlete_ref}`, JSON.stringify(row.payload), {
          msgID: row.event_id,
          headers: this.cloudEventHeaders(row),
        }),
      ),
    );
    const sent: { id: string; seq: number }[] = [];
    const failed: string[] = [];
    rows.forEach((row, i) => {
      const ack = settled[i];
      if (ack?.status === 'fulfilled' && ack.value.stream === EVENT_STREAM) sent.push({ id: row.id, seq: ack.value.seq });
      else failed.push(row.id);
    });
    if (sent.length)
      await this.database.pool.query('select public.mark_outbox_sent($1, $2)', [sent.map((s) => s.id), sent.map((s) => s.seq)]);
    if (failed.length) {
      await this.database.pool.query('select public.release_outbox($1)', [failed]);
      throw new Error(`${failed.length} events were not acknowledged by the stream`);
    }
    return sent.length;
  }

  private cloudEventHeaders(row: OutboxRow) {
    const carrier = headers();
    carrier.set('ce-specversion', '1.0');
    carrier.set('ce-id', row.event_id);
    carrier.set('ce-source', `hyrox/${this.source}`);
    carrier.set('ce-type', `${row.name}.v${row.version}`);
    carrier.set('ce-time', row.created_at.toISOString());
    carrier.set('schemaVersion', String(row.version));
    if (row.traceparent) carrier.set('traceparent', row.traceparent);
    return carrier;
  }

  /** Compares the stream with what was relayed: a stream that was lost or restored from an older state is filled again from the outbox. */
  async reconcile(): Promise<void> {
    try {
      const manager = await jetstreamManager(this.bus.connection, { timeout: 2_000, checkAPI: false });
      const info = await manager.streams.info(EVENT_STREAM);
      const reopened = await this.database.call<number>('reopen_outbox', [info.state.last_seq]);
      if (reopened > 0) this.log.warn({ reopened, lastSeq: info.state.last_seq }, 'the stream had lost events, they are sent again');
    } catch (error) {
      this.log.warn({ reason: reasonOf(error) }, 'the outbox could not be compared with the stream');
    }
    this.kick();
  }
}
