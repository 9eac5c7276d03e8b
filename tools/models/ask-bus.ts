import { ServiceError, WireError, type Rpc } from '@hyrox/contracts';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { z } from 'zod';
import { StartError } from '../local/start/start-error.ts';

const WITHIN_MS = 5_000;
const Reply = z.union([z.object({ ok: z.unknown() }), z.object({ error: WireError })]);

export interface BusAccess {
  url: string;
  user: string;
  password: string | undefined;
}

/** Asks a service once. Throws a StartError with the service's words, or when nobody answers. */
export type Ask = <I extends z.ZodType, O extends z.ZodType>(contract: Rpc<I, O>, input: z.input<I>) => Promise<z.output<O>>;

/** Runs `work` with a connection of its own. libs/messaging is for services: its handlers need a compiler that plain Node has not. */
export async function withBus<T>({ url, user, password }: BusAccess, work: (ask: Ask) => Promise<T>): Promise<T> {
  const connection = await connect({ servers: url, user, pass: password ?? '', inboxPrefix: `_INBOX_${user}`, maxReconnectAttempts: 0 });
  try {
    return await work((contract, input) => ask(connection, contract, input));
  } finally {
    await connection.close();
  }
}

async function ask<I extends z.ZodType, O extends z.ZodType>(
  connection: NatsConnection,
  contract: Rpc<I, O>,
  input: z.input<I>,
): Promise<z.output<O>> {
  const message = await connection
    .request(contract.subject, JSON.stringify(contract.input.parse(input)), { timeout: WITHIN_MS })
    .catch((cause: unknown) => {
      throw new StartError('No worker of the inference gateway answers.', { cause });
    });
  const reply = Reply.parse(message.json());
  if ('error' in reply) {
    const cause = ServiceError.fromWire(reply.error);
    throw new StartError(cause.message, { cause });
  }
  return contract.output.parse(reply.ok);
}
