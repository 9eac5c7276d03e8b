import type { ConsumerConfig, JetStreamManager, StreamConfig } from '@nats-io/jetstream';
import { JetStreamApiError, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { StreamPlan } from './streams.ts';

const STREAM_NOT_FOUND = 10059;
const CONSUMER_NOT_FOUND = 10014;

/**
 * Makes every stream and durable consumer that is missing and updates those whose configuration differs; touches nothing else.
 * Returns what it changed, so an empty list means that all was well. Safe to run at any time and twice at once.
 */
export async function provision(connection: NatsConnection, plans: StreamPlan[]): Promise<string[]> {
  const manager = await jetstreamManager(connection, { checkAPI: false });
  const changes: string[] = [];
  for (const plan of plans) {
    const change = await provisionStream(manager, plan.config);
    if (change) changes.push(change);
    for (const consumer of plan.consumers) {
      const made = await provisionConsumer(manager, plan.config.name, consumer);
      if (made) changes.push(made);
    }
  }
  return changes;
}

async function provisionStream(manager: JetStreamManager, wanted: StreamPlan['config']): Promise<string | undefined> {
  const present = await foundOr(STREAM_NOT_FOUND, () => manager.streams.info(wanted.name));
  if (!present) {
    await manager.streams.add(wanted as StreamConfig);
    return `made stream ${wanted.name}`;
  }
  if (matches(present.config, wanted)) return undefined;
  await manager.streams.update(wanted.name, wanted);
  return `updated stream ${wanted.name}`;
}

async function provisionConsumer(
  manager: JetStreamManager,
  stream: string,
  wanted: StreamPlan['consumers'][number],
): Promise<string | undefined> {
  const present = await foundOr(CONSUMER_NOT_FOUND, () => manager.consumers.info(stream, wanted.durable_name));
  if (!present) {
    await manager.consumers.add(stream, wanted as ConsumerConfig);
    return `made consumer ${wanted.durable_name}`;
  }
  if (matches(present.config, wanted)) return undefined;
  await manager.consumers.update(stream, wanted.durable_name, wanted);
  return `updated consumer ${wanted.durable_name}`;
}

async function foundOr<T>(missingCode: number, find: () => Promise<T>): Promise<T | undefined> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === missingCode) return undefined;
    throw error;
  }
}

/** Every wanted value is what the server has; what the server adds by itself does not count. */
function matches(present: object, wanted: object): boolean {
  const values = present as Record<string, unknown>;
  return Object.entries(wanted).every(([key, value]) => JSON.stringify(values[key]) === JSON.stringify(value));
}
