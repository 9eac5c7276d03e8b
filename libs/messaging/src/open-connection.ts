import type { Logger } from '@hyrox/telemetry';
import { connect, type NatsConnection } from '@nats-io/transport-node';

export interface BusOptions {
  /** One server, or several with commas between. */
  url: string;
  user?: string | undefined;
  password?: string | undefined;
  /** The word before the random part of the holder id. */
  holderKind: string;
  log: Logger;
}

/**
 * Opens a connection that never gives up. A frozen server is noticed within about 10 s (the client's own default is minutes), and answers
 * come to an inbox of this user's own, so that no service can read another's replies.
 */
export function openConnection(options: BusOptions): Promise<NatsConnection> {
  return connect({
    servers: options.url.split(','),
    name: options.holderKind,
    ...(options.user === undefined ? {} : { user: options.user, pass: options.password ?? '', inboxPrefix: `_INBOX_${options.user}` }),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 200,
    reconnectJitter: 100,
    pingInterval: 5_000,
    maxPingOut: 2,
    waitOnFirstConnect: true,
    ignoreAuthErrorAbort: true,
    // Else every request makes two errors beforehand, for their stacks: 3 % of a gateway's time.
    noAsyncTraces: true,
  });
}
