import { sharedId, sharedKey, type SharedContract } from '@hyrox/contracts';
import type { Logger } from '@hyrox/telemetry';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { Kvm, type KV, type KvEntry } from '@nats-io/kv';
import type { Subscription } from '@nats-io/transport-node';
import type { z } from 'zod';
import type { Bus } from './bus.ts';

const OPEN_AGAIN_MS = 1_000;

/**
 * Values that all replicas of a service hold in common, in one NATS key-value bucket, with a copy in this process: reading never waits. The last writer
 * wins. Without the bus each replica goes on with its own copy; what it learns then reaches the others with its next write. Hints, never truth.
 */
export class SharedValues<D extends z.ZodType> {
  readonly #bus: Bus;
  readonly #contract: SharedContract<D>;
  readonly #log: Logger;
  readonly #copy = new Map<string, z.output<D>>();
  readonly #revisions = new Map<string, number>();
  readonly #listeners: ((id: string, value: z.output<D> | undefined) => void)[] = [];
  #bucket: KV | undefined;
  #heard: Subscription | undefined;
  #again: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(parts: { bus: Bus; contract: SharedContract<D>; log: Logger }) {
    this.#bus = parts.bus;
    this.#contract = parts.contract;
    this.#log = parts.log;
    parts.bus.onReconnect(() => {
      if (this.#bucket) void this.start();
    });
  }

  /** Fills the copy and follows changes. Resolves when the copy is what the bucket holds, or at once when the bucket cannot be reached: then it is tried again. */
  async start(): Promise<void> {
    if (this.#stopped) return;
    try {
      await this.#open();
    } catch (error) {
      this.#log.warn({ err: error, bucket: this.#contract.bucket }, 'shared values cannot be read, each replica goes by its own');
      this.#tryAgain();
    }
  }

  get(id: string): z.output<D> | undefined {
    return this.#copy.get(id);
  }

  /** Changes the copy at once and tells the others. A write that cannot leave is only logged. */
  set(id: string, value: z.input<D>): void {
    const parsed = this.#contract.data.parse(value);
    this.#copy.set(id, parsed);
    this.#bucket?.put(sharedKey(this.#contract, id), JSON.stringify(parsed)).catch((error: unknown) => {
      this.#log.warn({ err: error, bucket: this.#contract.bucket }, 'a shared value could not be written');
    });
  }

  /** Called for each change by any replica, this one's own included once it comes back. */
  onChange(listener: (id: string, value: z.output<D> | undefined) => void): void {
    this.#listeners.push(listener);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#again);
    this.#heard?.unsubscribe();
  }

  async #open(): Promise<void> {
    const { bucket, prefix } = this.#contract;
    const { connection } = this.#bus;
    const opened = await new Kvm(jetstream(connection)).open(bucket, { bindOnly: true });
    this.#bucket = opened;
    // What is written is also an ordinary message: hearing it needs no consumer, so no right to make one.
    this.#heard ??= connection.subscribe(`$KV.${bucket}.${prefix}.>`, {
      callback: (error, message) => {
        if (!error) void this.#read(message.subject.slice(`$KV.${bucket}.`.length));
      },
    });
    const manager = await jetstreamManager(connection, { checkAPI: false });
    const { state } = await manager.streams.info(`KV_${bucket}`, { subjects_filter: `$KV.${bucket}.${prefix}.>` });
    const keys = Object.keys(state.subjects ?? {}).map((subject) => subject.slice(`$KV.${bucket}.`.length));
    await Promise.all(keys.map((key) => this.#read(key)));
  }

  async #read(key: string): Promise<void> {
    try {
      const entry = await this.#bucket?.get(key);
      if (entry) this.#take(entry);
    } catch (error) {
      this.#log.warn({ err: error, bucket: this.#contract.bucket }, 'a shared value could not be read');
    }
  }

  #take(entry: KvEntry): void {
    if (entry.revision <= (this.#revisions.get(entry.key) ?? 0)) return;
    this.#revisions.set(entry.key, entry.revision);
    const id = sharedId(this.#contract, entry.key);
    if (entry.operation !== 'PUT') this.#copy.delete(id);
    else {
      const value = this.#contract.data.safeParse(parsedOrNull(entry.string()));
      if (!value.success)
        return this.#log.error({ bucket: this.#contract.bucket, key: entry.key }, 'a shared value does not fit its contract');
      this.#copy.set(id, value.data);
    }
    for (const listener of this.#listeners) listener(id, this.#copy.get(id));
  }

  #tryAgain(): void {
    if (this.#stopped) return;
    clearTimeout(this.#again);
    this.#again = setTimeout(() => void this.start(), OPEN_AGAIN_MS).unref();
  }
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
