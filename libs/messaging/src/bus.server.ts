import { ServiceError, type Addressed, type Rpc } from '@hyrox/contracts';
import { histogram, SpanKind, withSpan, type Logger } from '@hyrox/telemetry';
import type { Msg, Subscription as NatsSubscription } from '@nats-io/transport-node';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Bus } from './bus.ts';
import { consumeEvent } from './consume-event.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { HandlerKind } from './handler-decorators.ts';
import { traceOf } from './trace-headers.ts';
import { parseInput, writeFailure, writeReply } from './wire.ts';

const rpcSeconds = histogram('hyrox_rpc_seconds', 'Time to answer a request on the bus, by what was asked and how it ended');

const run = async (handler: MessageHandler, ...args: [unknown, unknown]): Promise<unknown> => {
  const result: unknown = await handler(args[0], args[1]);
  // A handler that throws resolves with an Observable that errors: unwrap before anything is acknowledged.
  return isObservable(result) ? await lastValueFrom(result, { defaultValue: undefined }) : result;
};

/** Nest's transport over our bus: subjects from contracts, parsed at both ends, errors as codes, one trace across. */
export class BusServer extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol.for('hyrox.bus');
  private readonly bus: Bus;
  private readonly deadLetters: DeadLetters | undefined;
  private readonly log: Logger;
  private readonly subscriptions: NatsSubscription[] = [];
  private readonly consumers: { stop: () => Promise<void> }[] = [];

  constructor(parts: { bus: Bus; deadLetters?: DeadLetters | undefined; log: Logger }) {
    super();
    this.bus = parts.bus;
    this.deadLetters = parts.deadLetters;
    this.log = parts.log;
  }

  async listen(ready: (error?: unknown) => void): Promise<void> {
    try {
      for (const handler of this.messageHandlers.values()) this.register(handler);
      await this.bus.connection.flush();
      ready();
    } catch (error) {
      ready(error);
    }
  }

  /** Stops taking work and waits for what was already taken. */
  async close(): Promise<void> {
    const subscriptions = this.subscriptions.splice(0).filter((subscription) => !subscription.isClosed());
    await Promise.all([...subscriptions.map((s) => s.drain()), ...this.consumers.splice(0).map((c) => c.stop())]);
  }

  on(): void {}

  unwrap<T>(): T {
    return this.bus as T;
  }

  private register(handler: MessageHandler): void {
    const what = (handler.extras as { handler?: HandlerKind } | undefined)?.handler;
    if (!what) throw new Error('A handler is registered without a contract: use @Answers, @AnswersAddressed or @Consumes');
    if (what.kind === 'event') {
      if (!this.deadLetters) throw new Error(`${what.durable} has no place for its dead letters`);
      const handle = (data: unknown, meta: unknown) => run(handler, data, meta);
      this.consumers.push(consumeEvent({ ...what, handle }, { bus: this.bus, deadLetters: this.deadLetters, log: this.log }));
      return;
    }
    const subject = what.kind === 'rpc' ? what.contract.subject : `${this.bus.holder}.${what.contract.verb}`;
    const queue = what.kind === 'rpc' ? { queue: what.contract.queue } : {};
    const callback = (error: Error | null, message: Msg) => {
      if (error) this.log.error({ err: error, subject }, 'a request could not be received');
      else void this.answer(message, handler, what.contract);
    };
    this.subscriptions.push(this.bus.connection.subscribe(subject, { ...queue, callback }));
  }

  private async answer(message: Msg, handler: MessageHandler, contract: Rpc | Addressed): Promise<void> {
    const name = contract.kind === 'rpc' ? contract.subject : contract.verb;
    const attributes = { 'rpc.system': 'nats', 'rpc.method': name };
    const startedAtMs = performance.now();
    const took = (code: string) => rpcSeconds.record((performance.now() - startedAtMs) / 1000, { method: name, code });
    try {
      const reply = await withSpan(
        `answer ${name}`,
        attributes,
        async () => writeReply(contract.output, await run(handler, parseInput(contract.input, message.json()), message)),
        { kind: SpanKind.SERVER, parent: traceOf(message.headers) },
      );
      message.respond(reply);
      took('ok');
    } catch (error) {
      const failure = writeFailure(error);
      took(error instanceof ServiceError ? error.code : 'internal');
      if (failure.includes('"code":"internal"')) this.log.error({ err: error, subject: name }, 'a request failed');
      message.respond(failure);
    }
  }
}
