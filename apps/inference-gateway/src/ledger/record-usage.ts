import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@hyrox/service-kit';
import { injectTrace, type Logger, reasonOf } from '@hyrox/telemetry';
import { countUsage } from '../metrics.ts';
import type { ProviderCall } from '../provider/provider-call.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { callEntry } from './ledger-entry.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5_000;
const MAX_WAITING = 50_000;

/** One statement that waits its turn. */
interface Step {
  fn: 'record_usage' | 'release_budget';
  argument: string;
  /** By the clock of this process. */
  sinceMs: number;
}

/**
 * Writes what every call used, off the hot path: entries wait in memory and are written one after the other, again until the database takes
 * them. An entry is known by its request id, so a write whose answer was lost is not doubled. The event leaves with the same statement.
 */
export class UsageLedger {
  readonly #database: Pick<Database, 'call'>;
  readonly #written: () => void;
  readonly #log: Logger;
  readonly #waiting: Step[] = [];
  #writing: Promise<void> | undefined;

  constructor(parts: { database: Pick<Database, 'call'>; written: () => void; log: Logger }) {
    this.#database = parts.database;
    this.#written = parts.written;
    this.#log = parts.log;
  }

  /** A call is over. Nothing is written when it certainly costs nothing. */
  record(call: ProviderCall, status: string): void {
    const entry = callEntry(call, status);
    if (entry) this.add(entry);
  }

  add(entry: LedgerEntry): void {
    countUsage({
      model: entry.model,
      cause: entry.cause,
      tokensIn: entry.tokens_in,
      tokensOut: entry.tokens_out,
      costNanoUsd: entry.cost_nano_usd,
    });
    if (this.#waiting.length >= MAX_WAITING) {
      // Kept in the log of the process, so that a ledger can be completed by hand after a very long outage.
      this.#log.error({ entry }, 'the ledger queue is full, an entry is only logged');
      return;
    }
    this.#push('record_usage', JSON.stringify({ ...entry, traceparent: injectTrace({})['traceparent'] ?? null }));
  }

  /** Gives back what a budget holds, once every entry before it is written: what was spent is never out of sight. */
  release(holdId: string): void {
    this.#push('release_budget', holdId);
  }

  /** Calls that are not written yet, and for how many seconds the oldest of them has not been; nought when there is none. */
  waiting(): { calls: number; oldestS: number } {
    const calls = this.#waiting.filter(({ fn }) => fn === 'record_usage');
    const [oldest] = calls;
    return { calls: calls.length, oldestS: oldest ? (performance.now() - oldest.sinceMs) / 1_000 : 0 };
  }

  /** Resolves when everything is written, or false when `withinMs` was not enough. */
  async drained(withinMs: number): Promise<boolean> {
    await Promise.race([this.#writing, sleep(withinMs, undefined, { ref: false })]);
    return this.#waiting.length === 0;
  }

  #push(fn: Step['fn'], argument: string): void {
    this.#waiting.push({ fn, argument, sinceMs: performance.now() });
    this.#writing ??= this.#write().finally(() => (this.#writing = undefined));
  }

  async #write(): Promise<void> {
    let waitMs = FIRST_WAIT_MS;
    for (let step = this.#waiting[0]; step; step = this.#waiting[0]) {
      try {
        await this.#database.call<unknown>(step.fn, [step.argument]);
        this.#waiting.shift();
        if (step.fn === 'record_usage') this.#written();
        waitMs = FIRST_WAIT_MS;
      } catch (error) {
        this.#log.warn({ waiting: this.#waiting.length, reason: reasonOf(error) }, 'the ledger waits');
        await sleep(waitMs);
        waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
      }
    }
  }
}
