import { ServiceError, type Addressed, type Rpc } from '@hyrox/contracts';
import type { Bus } from '@hyrox/messaging';
import type { z } from 'zod';

/** Never answers this request: as if the process had died with it. */
export const SILENCE = Symbol('silence');

/** Answers a contract from a test, as the real service would: parsed both ways, errors as codes. */
export function answerOnBus<I extends z.ZodType, O extends z.ZodType>(
  bus: Bus,
  contract: Rpc<I, O> | Addressed<I, O>,
  handle: (input: z.output<I>) => z.input<O> | typeof SILENCE | Promise<z.input<O> | typeof SILENCE>,
): { stop: () => void } {
  const subject = contract.kind === 'rpc' ? contract.subject : `${bus.holder}.${contract.verb}`;
  const subscription = bus.connection.subscribe(subject, {
    ...(contract.kind === 'rpc' ? { queue: contract.queue } : {}),
    callback: (error, message) => {
      if (error) throw error;
      const answering = async () => handle(contract.input.parse(message.json()));
      answering().then(
        (output) => output !== SILENCE && message.respond(JSON.stringify({ ok: contract.output.parse(output) })),
        (failure: unknown) => {
          const wire = failure instanceof ServiceError ? failure : new ServiceError('internal', String(failure));
          message.respond(JSON.stringify({ error: wire.toWire() }));
        },
      );
    },
  });
  return { stop: () => subscription.unsubscribe() };
}
