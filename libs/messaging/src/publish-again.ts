import { EVENT_STREAM } from '@hyrox/contracts';
import { jetstream } from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';
import type { Bus } from './bus.ts';

/** Where an event stood in the stream when it was published first. */
export const ORDER_HEADER = 'hyrox-order';

export interface PublishedAgain {
  subject: string;
  body: string;
  /** The event's own id: consumers that took it before do not take it twice. */
  eventId: string;
  /** New, or the stream takes it for a repetition; the same for two clicks. */
  messageId: string;
  /** The place it had: to what came later it is still the older one. */
  order: number;
}

/** Puts an event into the stream once more, for whoever could not take it. Rejects when the stream does not acknowledge it. */
export async function publishAgain(bus: Bus, event: PublishedAgain): Promise<void> {
  const carrier = headers();
  carrier.set('ce-specversion', '1.0');
  carrier.set('ce-id', event.eventId);
  carrier.set(ORDER_HEADER, String(event.order));
  const stream = jetstream(bus.connection, { timeout: 2_000 });
  await stream.publish(event.subject, event.body, {
    msgID: event.messageId,
    headers: carrier,
    expect: { streamName: EVENT_STREAM },
  });
}
