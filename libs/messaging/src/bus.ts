import { randomBytes } from 'node:crypto';
import {
  decodeBatch,
  framesSubject,
  nobodySubject,
  ServiceError,
  TURN_LIMITS,
  type Addressed,
  type Frame,
  type Rpc,
  type Signal,
} from '@hyrox/contracts';
import type { Logger } from '@hyrox/telemetry';
import type { NatsConnection } from '@nats-io/transport-node';
import type { z } from 'zod';
import { openConnection, type BusOptions } from './open-connection.ts';
import { traceHeaders } from './trace-headers.ts';
import { parseInput, readReply } from './wire.ts';

/** The one door to NATS. A process has one bus, one connection and one holder id, new at every start and never reused. */
export class Bus {
  readonly holder: string;
  readonly connection: NatsConnection;
  private readonly log: Logger;
  private up = true;
  private upSince = performance.now();
  private readonly waiting = new Set<(error: Error) => void>();
  private readonly reconnectListeners: (() => void)[] = [];
  private readonly disconnectListeners: (() => void)[] = [];

  private constructor(connection: NatsConnection, holder: string, log: Logger) {
    this.connection = connection;
    this.holder = holder;
    this.log = log;
    void this.followStatus();
  }

  /** Waits until the server answers, for as long as it takes. */
  static async connect(options: BusOptions): Promise<Bus> {
    const connection = await openConnection(options);
    return new Bus(connection, `${options.holderKind}.${randomBytes(6).toString('base64url')}`, options.log);
  }

  get connected(): boolean {
    return this.up;
  }

  /** How long this connection has stood without a break, in milliseconds; 0 while it is broken. */
  get connectedForMs(): number {
    return this.up ? performance.now() - this.upSince : 0;
  }

  /** Asks any instance of the answering service. Fails at once while disconnected and when the connection breaks meanwhile. */
  ask<I extends z.ZodType, O extends z.ZodType>(
    contract: Rpc<I, O>,
    input: z.input<I>,
    options: { timeoutMs: number },
  ): Promise<z.output<O>> {
    return this.request(contract.subject, contract.input, contract.output, input, options.timeoutMs);
  }

  /** Asks one process. */
  askHolder<I extends z.ZodType, O extends z.ZodType>(
    holder: string,
    contract: Addressed<I, O>,
    input: z.input<I>,
    options: { timeoutMs: number },
  ): Promise<z.output<O>> {
    return this.request(`${holder}.${contract.verb}`, contract.input, contract.output, input, options.timeoutMs);
  }

  /** For idempotent calls whose outcome must be known: again until answered, `unavailable` after `forMs`. */
  async insist<I extends z.ZodType, O extends z.ZodType>(
    contract: Rpc<I, O>,
    input: z.input<I>,
    options: { forMs?: number; everyMs?: number; tryMs?: number } = {},
  ): Promise<z.output<O>> {
    const until = performance.now() + (options.forMs ?? TURN_LIMITS.insistForMs);
    for (;;) {
      try {
        return await this.ask(contract, input, { timeoutMs: options.tryMs ?? TURN_LIMITS.acceptTryMs });
      } catch (error) {
        if (error instanceof ServiceError && !error.retryable) throw error;
        if (performance.now() > until)
          throw new ServiceError('unavailable', 'A part of the coach does not answer', { retryAfterS: 1, cause: error });
      }
      await new Promise((again) => setTimeout(again, options.everyMs ?? TURN_LIMITS.insistEveryMs));
    }
  }

  /** Tells everybody; dropped while disconnected. */
  signal<D extends z.ZodType>(contract: Signal<D>, data: z.input<D>): void {
    if (this.up) this.connection.publish(contract.subject, JSON.stringify(data));
  }

  hear<D extends z.ZodType>(contract: Signal<D>, listener: (data: z.output<D>) => void): void {
    this.connection.subscribe(contract.subject, {
      callback: (error, message) => {
        if (error) return this.log.error({ err: error, subject: contract.subject }, 'a signal could not be received');
        const data = contract.data.safeParse(message.json());
        if (data.success) listener(data.data);
        else this.log.error({ subject: contract.subject }, 'a signal does not fit its contract');
      },
    });
  }

  /** Token path: one message per gateway and window. "No responders" comes back to `onNobody`. */
  publishFrames(gateway: string, batch: string): void {
    this.connection.publish(framesSubject(gateway), batch, { reply: nobodySubject(this.holder, gateway) });
  }

  onFrames(listener: (batch: { workerHolder: string; frames: Frame[] }) => void): void {
    this.connection.subscribe(framesSubject(this.holder), {
      callback: (error, message) => {
        if (error) return this.log.error({ err: error }, 'frames could not be received');
        listener(decodeBatch(message.string()));
      },
    });
  }

  onNobody(listener: (gateway: string) => void): void {
    this.connection.subscribe(`${this.holder}.nobody.*`, {
      callback: (error, message) => {
        if (error) return this.log.error({ err: error }, 'a lost gateway could not be noticed');
        listener(`gateway.${message.subject.slice(message.subject.lastIndexOf('.') + 1)}`);
      },
    });
  }

  onReconnect(listener: () => void): void {
    this.reconnectListeners.push(listener);
  }

  onDisconnect(listener: () => void): void {
    this.disconnectListeners.push(listener);
  }

  async close(): Promise<void> {
    if (!this.connection.isClosed()) await (this.up ? this.connection.drain() : this.connection.close());
  }

  private async request<I extends z.ZodType, O extends z.ZodType>(
    subject: string,
    inputShape: I,
    outputShape: O,
    input: z.input<I>,
    timeoutMs: number,
  ): Promise<z.output<O>> {
    const body = JSON.stringify(parseInput(inputShape, input));
    if (!this.up) throw new ServiceError('unavailable', 'Not connected to the bus', { retryAfterS: 1 });
    let breakOff: (error: Error) => void = () => undefined;
    const broken = new Promise<never>((_, reject) => (breakOff = reject));
    this.waiting.add(breakOff);
    try {
      const message = await Promise.race([this.connection.request(subject, body, { timeout: timeoutMs, headers: traceHeaders() }), broken]);
      return readReply(subject, outputShape, message.string());
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      throw new ServiceError('unavailable', 'A part of the coach does not answer', { retryAfterS: 1, cause: error });
    } finally {
      this.waiting.delete(breakOff);
    }
  }

  private async followStatus(): Promise<void> {
    for await (const status of this.connection.status()) {
      if (status.type === 'disconnect') {
        this.up = false;
        this.log.warn('bus disconnected');
        for (const breakOff of [...this.waiting]) breakOff(new Error('the bus disconnected'));
        for (const listener of this.disconnectListeners) listener();
      } else if (status.type === 'reconnect') {
        if (!(await this.heardAgain())) continue;
        this.up = true;
        this.upSince = performance.now();
        this.log.info('bus reconnected');
        for (const listener of this.reconnectListeners) listener();
      } else if (status.type === 'error') {
        this.log.error({ err: status.error }, 'bus error');
      }
    }
  }

  /** Reconnected means that the server has read our subscriptions, not only that they were sent: who asks us next finds us. */
  private async heardAgain(): Promise<boolean> {
    try {
      await this.connection.flush();
      return true;
    } catch (error) {
      this.log.warn({ err: error }, 'the bus went away again before it had heard us');
      return false;
    }
  }
}
