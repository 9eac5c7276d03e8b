import { eventFilter, type Addressed, type EventContract, type Rpc } from '@hyrox/contracts';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';

/** What a handler was registered for; read by the bus server. */
export type HandlerKind =
  { kind: 'rpc'; contract: Rpc } | { kind: 'addressed'; contract: Addressed } | { kind: 'event'; contract: EventContract; durable: string };

/**
 * What a consumer is told beside the data. `eventId` is the outbox id; `deliveries` counts from 1; `order` grows with the stream, and on
 * across one that was lost and made anew: it is the stream's own clock, in microseconds.
 */
export interface EventMeta {
  eventId: string;
  subject: string;
  athleteRef: string;
  order: number;
  deliveries: number;
}

type Handler<Args extends unknown[], Result> = <Method extends (...args: Args) => Promise<Result> | Result>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<Method>,
) => void;

/** Answers a request as one of all instances of this service. The argument arrives parsed, the result is parsed before it leaves. */
export function Answers<I extends z.ZodType, O extends z.ZodType>(contract: Rpc<I, O>): Handler<[input: z.output<I>], z.input<O>> {
  return MessagePattern(contract.subject, { handler: { kind: 'rpc', contract } satisfies HandlerKind });
}

/** Answers on `<own holder>.<verb>`. */
export function AnswersAddressed<I extends z.ZodType, O extends z.ZodType>(
  contract: Addressed<I, O>,
): Handler<[input: z.output<I>], z.input<O>> {
  return MessagePattern(`{holder}.${contract.verb}`, { handler: { kind: 'addressed', contract } satisfies HandlerKind });
}

/** Takes events from a durable consumer. Acknowledged after the promise resolves, tried again when it rejects. */
export function Consumes<D extends z.ZodType>(
  contract: EventContract<D>,
  options: { durable: string },
): Handler<[data: z.output<D>, meta: EventMeta], void> {
  const listen = EventPattern<string>(eventFilter(contract), {
    handler: { kind: 'event', contract, durable: options.durable } satisfies HandlerKind,
  });
  return (target, key, descriptor) => {
    // Nest hands a handler its first argument only, unless the parameters say what they want.
    Payload()(target, key, 0);
    Ctx()(target, key, 1);
    listen(target, key, descriptor);
  };
}
