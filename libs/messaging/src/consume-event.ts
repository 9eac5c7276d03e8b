import { EVENT_STREAM, type EventContract } from '@hyrox/contracts';
import { type Logger, reasonOf, SpanKind, withSpan } from '@hyrox/telemetry';
import { jetstream, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream';
import type { Bus } from './bus.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { EventMeta } from './handler-decorators.ts';
import { ORDER_HEADER } from './publish-again.ts';
import { traceOf } from './trace-headers.ts';
import { watchConsumer } from './watch-consumer.ts';

/** Must stay below the consumer's `max_deliver` in infra/nats/streams.yaml, so that the last word is ours. */
const MAX_DELIVERIES = 7;
/** Of a reason that is kept. */
const MOST_REASON = 300;
const RETRY_MS = [200, 1_000, 5_000, 10_000, 20_000];

export interface Subscription {
  contract: EventContract;
  durable: string;
  handle: (data: unknown, meta: EventMeta) => Promise<unknown>;
}

export interface ConsumeDeps {
  bus: Bus;
  deadLetters: DeadLetters;
  log: Logger;
}

function metaOf(message: JsMsg): EventMeta {
  return {
    eventId: message.headers?.get('ce-id') || message.headers?.get('Nats-Msg-Id') || '',
    subject: message.subject,
    athleteRef: message.subject.slice(message.subject.lastIndexOf('.') + 1),
    order: Number(message.headers?.get(ORDER_HEADER) || Math.floor(message.info.timestampNanos / 1_000)),
    deliveries: message.info.deliveryCount,
  };
}

async function handleOne(message: JsMsg, to: Subscription, { deadLetters, log }: ConsumeDeps): Promise<void> {
  const meta = metaOf(message);
  const bury = async (reason: string) => {
    await deadLetters.keep({
      consumer: to.durable,
      eventId: meta.eventId || null,
      subject: message.subject,
      body: message.string(),
      reason,
      order: meta.order,
    });
    log.error({ consumer: to.durable, eventId: meta.eventId, reason }, 'a message went to the dead letters');
    // Without the reason: a server before 2.10 does not understand one, and would deliver the message again.
    message.term();
  };
  let body: unknown;
  try {
    body = message.json();
  } catch (error) {
    log.warn({ err: error }, 'an event is not JSON');
    return bury('not JSON');
  }
  const data = to.contract.data.safeParse(body);
  if (!data.success || !meta.eventId) return bury(data.success ? 'no event id' : 'does not fit its contract');
  try {
    await to.handle(data.data, meta);
    message.ack();
  } catch (error) {
    if (meta.deliveries >= MAX_DELIVERIES) return bury(`failed ${meta.deliveries} times: ${reasonOf(error)}`.slice(0, MOST_REASON));
    log.warn(
      { err: error, consumer: to.durable, eventId: meta.eventId, deliveries: meta.deliveries },
      'an event could not be handled, it comes again',
    );
    message.nak(RETRY_MS[Math.min(meta.deliveries, RETRY_MS.length) - 1] ?? 20_000);
  }
}

/**
 * Consumes one durable until `stopped` settles. Outlives a broken connection, a restarted server and a stream that was lost and made anew:
 * whatever ends the subscription, it is opened again.
 */
export function consumeEvent(to: Subscription, deps: ConsumeDeps): { stop: () => Promise<void> } {
  let stopping = false;
  let messages: ConsumerMessages | undefined;
  const loop = async () => {
    while (!stopping) {
      try {
        const consumer = await jetstream(deps.bus.connection, { timeout: 2_000 }).consumers.get(EVENT_STREAM, to.durable);
        messages = await consumer.consume({ max_messages: 64, idle_heartbeat: 1_000, abort_on_missing_resource: true });
        for await (const message of messages) {
          const attributes = { 'messaging.system': 'nats', 'messaging.destination.name': `evt.${to.contract.name}` };
          const options = { kind: SpanKind.CONSUMER, parent: traceOf(message.headers) };
          await withSpan(`consume ${to.contract.name}`, attributes, () => handleOne(message, to, deps), options);
        }
      } catch (error) {
        if (!stopping) deps.log.warn({ consumer: to.durable, reason: reasonOf(error) }, 'a consumer is opened again');
      }
      if (!stopping) await new Promise((again) => setTimeout(again, 500));
    }
  };
  const watched = watchConsumer(to.durable, deps.bus);
  const done = loop();
  return {
    stop: async () => {
      stopping = true;
      watched.stop();
      await messages?.close();
      await done;
    },
  };
}
