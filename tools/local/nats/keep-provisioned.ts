import { connect } from '@nats-io/transport-node';
import { provision } from './provision.ts';
import type { StreamPlan } from './streams.ts';

export interface KeepProvisionedOptions {
  servers: string;
  user?: string;
  password?: string;
  plans: StreamPlan[];
  checkEveryMs?: number;
  log: (sentence: string) => void;
}

export interface KeptProvisioned {
  close: () => Promise<void>;
}

/**
 * Provisions now (rejects when that fails), after every reconnect and every 15 s, so that a stream that was deleted or lost
 * comes back by itself; its messages are then refilled from the outboxes.
 */
export async function keepProvisioned(options: KeepProvisionedOptions): Promise<KeptProvisioned> {
  const { user } = options;
  const connection = await connect({
    servers: options.servers.split(','),
    name: 'provisioning',
    ...(user === undefined ? {} : { user, pass: options.password ?? '', inboxPrefix: `_INBOX_${user}` }),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 200,
    pingInterval: 5_000,
    maxPingOut: 2,
  });
  try {
    await provision(connection, options.plans);
  } catch (error) {
    await connection.close();
    throw error;
  }
  let closed = false;
  let connected = true;
  let running: Promise<void> | undefined;
  const check = async (): Promise<void> => {
    try {
      for (const change of await provision(connection, options.plans)) options.log(`NATS: ${change}`);
    } catch (error) {
      // The server may be restarting: the next reconnect or tick tries again.
      if (!closed) options.log(`NATS could not be provisioned: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const checkOnce = (): void => {
    running ??= check().finally(() => (running = undefined));
  };
  const timer = setInterval(() => {
    if (connected) checkOnce();
  }, options.checkEveryMs ?? 15_000);
  void (async () => {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') connected = false;
      if (status.type === 'reconnect') {
        connected = true;
        checkOnce();
      }
    }
  })();
  return {
    close: async () => {
      closed = true;
      clearInterval(timer);
      await connection.close();
      await running;
    },
  };
}
