import { EVENT_STREAM } from '@hyrox/contracts';
import { gauges } from '@hyrox/telemetry';
import { jetstreamManager, type ConsumerInfo, type JetStreamManager } from '@nats-io/jetstream';
import type { Bus } from './bus.ts';

const LOOK_EVERY_MS = 5_000;

/** How far a durable consumer is behind. `lagS`: since when it has had something to do without finishing anything, in seconds. */
export interface ConsumerLag {
  pending: number;
  lagS: number;
}

const lags = new Map<string, ConsumerLag>();

/** The consumers of this process as they stood at the last look. */
export const consumerLags = (): (ConsumerLag & { consumer: string })[] => [...lags].map(([consumer, lag]) => ({ consumer, ...lag }));

gauges('hyrox_consumer_pending', 'Events that a consumer has not finished', () =>
  [...lags].map(([consumer, { pending }]) => [{ consumer }, pending]),
);
gauges('hyrox_consumer_lag_seconds', 'How long a consumer with something to do has finished nothing', () =>
  [...lags].map(([consumer, { lagS }]) => [{ consumer }, lagS]),
);

type Standing = Pick<ConsumerInfo, 'num_pending' | 'num_ack_pending' | 'created'> & {
  /** The client's type says nanoseconds, the server sends a time. */
  ack_floor: { last_active?: string | number };
};

/** Judges by what the server says: nothing to do is no lag; else the time since the last event that was finished, or since the consumer was made. */
export function lagOf(info: Standing, nowMs: number): ConsumerLag {
  const pending = info.num_pending + info.num_ack_pending;
  if (pending === 0) return { pending, lagS: 0 };
  const { last_active: lastActive } = info.ack_floor;
  const since = typeof lastActive === 'string' ? lastActive : info.created;
  return { pending, lagS: Math.max(0, (nowMs - Date.parse(since)) / 1000) };
}

/** Keeps the figures of one consumer up to date until it is stopped. Without the bus the last ones stand, and grow. */
export function watchConsumer(durable: string, bus: Bus): { stop: () => void } {
  let manager: Promise<JetStreamManager> | undefined;
  const look = async () => {
    try {
      manager ??= jetstreamManager(bus.connection, { timeout: 2_000, checkAPI: false });
      lags.set(durable, lagOf(await (await manager).consumers.info(EVENT_STREAM, durable), Date.now()));
    } catch {
      // The bus or the consumer is gone, which the consuming loop says: here only time passes.
      const last = lags.get(durable);
      if (last && last.pending > 0) lags.set(durable, { ...last, lagS: last.lagS + LOOK_EVERY_MS / 1000 });
      manager = undefined;
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS).unref();
  void look();
  return {
    stop: () => {
      clearInterval(timer);
      lags.delete(durable);
    },
  };
}
