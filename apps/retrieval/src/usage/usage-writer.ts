import { randomUUID } from 'node:crypto';
import { usageRecorded } from '@hyrox/contracts';
import { type Logger, reasonOf } from '@hyrox/telemetry';
import type { z } from 'zod';
import { priceEmbedding } from '../embedding/price-embedding.ts';

export type UsageFact = z.infer<typeof usageRecorded.data>;

export interface UsageWriterDeps {
  /** Writes outbox rows in one statement. */
  write: (facts: readonly UsageFact[]) => Promise<void>;
  /** Told after rows were committed. */
  written: () => void;
  log: Pick<Logger, 'warn'>;
  flushEveryMs?: number;
}

const FLUSH_EVERY_MS = 2_000;
const FLUSH_AT = 100;
const KEEP_AT_MOST = 5_000;

/** Collects what embeddings cost and writes it to the outbox in batches, off the path of a turn. While the database is away facts wait. */
export class UsageWriter {
  private waiting: UsageFact[] = [];
  private running: Promise<void> | undefined;
  private readonly timer: NodeJS.Timeout;
  private readonly deps: UsageWriterDeps;

  constructor(deps: UsageWriterDeps) {
    this.deps = deps;
    this.timer = setInterval(() => void this.flush(), deps.flushEveryMs ?? FLUSH_EVERY_MS);
    this.timer.unref();
  }

  record(usage: { model: string; tokens: number }): void {
    this.waiting.push({
      requestId: randomUUID(),
      subjectKey: null,
      cause: 'embedding',
      model: usage.model,
      tokensIn: usage.tokens,
      tokensOut: 0,
      ...priceEmbedding(usage.model, usage.tokens),
    });
    if (this.waiting.length >= FLUSH_AT) void this.flush();
  }

  /** Writes everything that waits; resolves also when the database refused, and then the facts wait for the next time. */
  flush(): Promise<void> {
    this.running ??= this.writeWaiting().finally(() => (this.running = undefined));
    return this.running;
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
    await this.flush();
  }

  private async writeWaiting(): Promise<void> {
    const batch = this.waiting;
    if (batch.length === 0) return;
    this.waiting = [];
    try {
      await this.deps.write(batch);
      this.deps.written();
    } catch (error) {
      const reason = reasonOf(error);
      const all = [...batch, ...this.waiting];
      this.waiting = all.slice(-KEEP_AT_MOST);
      this.deps.log.warn(
        { reason, waiting: this.waiting.length, lost: all.length - this.waiting.length },
        'embedding usage could not be written',
      );
    }
  }
}
