import { sharedKey, sharedLease } from '@hyrox/contracts';
import { reasonOf, type Logger } from '@hyrox/telemetry';
import { jetstream } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import type { Bus } from './bus.ts';

/**
 * Lets one replica of a service at a time do what need not be done twice, by compare-and-set in its bucket. A hint, never a lock: a holder that
 * was paused may believe it still holds. Clocks of replicas should agree to within a second.
 */
export class SharedLease {
  readonly #bus: Bus;
  readonly #bucket: string;
  readonly #log: Logger;

  constructor(parts: { bus: Bus; bucket: string; log: Logger }) {
    this.#bus = parts.bus;
    this.#bucket = parts.bucket;
    this.#log = parts.log;
  }

  /** True when nobody else holds it: then it is this process's for so long. False also when the bucket cannot be reached. */
  async take(id: string, forMs: number): Promise<boolean> {
    const contract = sharedLease(this.#bucket);
    const key = sharedKey(contract, id);
    try {
      const bucket = await new Kvm(jetstream(this.#bus.connection)).open(this.#bucket, { bindOnly: true });
      const entry = await bucket.get(key);
      const held = entry?.operation === 'PUT' ? contract.data.safeParse(entry.json()).data : undefined;
      if (held && held.holder !== this.#bus.holder && held.untilMs > Date.now()) return false;
      const mine = JSON.stringify({ holder: this.#bus.holder, untilMs: Date.now() + forMs });
      await (entry ? bucket.update(key, mine, entry.revision) : bucket.create(key, mine));
      return true;
    } catch (error) {
      this.#log.debug({ reason: reasonOf(error) }, 'a lease was not taken');
      return false;
    }
  }
}
