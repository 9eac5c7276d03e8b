import type { Database } from '@hyrox/service-kit';
import { describeError, injectTrace, type Logger, reasonOf } from '@hyrox/telemetry';
import { countUsage } from '../metrics.ts';
import type { ProviderCall } from '../provider/provider-call.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { callEntry } from './ledger-entry.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5_000;
/** A refused entry is tried again as seldom: somebody has to mend it first. */
const REFUSED_WAIT_MS = 60_000;
const MAX_WAITING = 50_000;

const sleep = (ms: number) => new Promise<void>((done) => void setTimeout(done, ms));

/** One statement that waits its turn: an entry to write, or a hold to give back. */
interface Step {
  /** What a budget holds for this call: it is given back after every entry of it, never before. */
  holdId: string;
  entry?: LedgerEntry;
  /** By the clock of this process. */
  sinceMs: number;
}

/** SQLSTATE classes that speak of what was given, not of the database: data exceptions and broken constraints. */
const REFUSES_ENTRY = /^2[23]/u;

/** As `record_usage` names what is held. */
const holdOf = ({ request_id, turn_id, attempt, cause }: LedgerEntry): string =>
  turn_id === null || cause === 'shadow' ? request_id : `${turn_id}.${attempt}`;

/**
 * Writes what every call used, off the hot path: entries wait in memory and are written one after the other, again until the database takes
 * them. An entry is known by its request id, so a write whose answer was lost is not doubled. The event leaves with the same statement. An entry
 * that the database refuses lets the others by and is tried again every minute: it stays in the gauge until somebody mends it.
 */
export class UsageLedger {
  readonly #database: Pick<Database, 'call'>;
  readonly #written: () => void;
  readonly #log: Logger;
  readonly #waiting: Step[] = [];
  /** The database is there and does not take these. */
  readonly #refused = new Set<Step>();
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
    this.#push({ holdId: holdOf(entry), entry: { ...entry, traceparent: injectTrace({})['traceparent'] ?? null } });
  }

  /** Gives back what a budget holds, once every entry before it is written: what was spent is never out of sight. */
  release(holdId: string): void {
    this.#push({ holdId });
  }

  /** Calls that are not written yet, and for how many seconds the oldest of them has not been; nought when there is none. */
  waiting(): { calls: number; oldestS: number } {
    const calls = this.#waiting.filter(({ entry }) => entry);
    const [oldest] = calls;
    return { calls: calls.length, oldestS: oldest ? (performance.now() - oldest.sinceMs) / 1_000 : 0 };
  }

  /** Before the process ends. True when everything is written; false when `withinMs` was not enough: then the rest is in the log alone. */
  async drained(withinMs: number): Promise<boolean> {
    await Promise.race([this.#writing, new Promise((done) => void setTimeout(done, withinMs).unref())]);
    for (const { entry } of this.#waiting) if (entry) this.#log.error({ entry }, 'the process ends, an entry is only logged');
    return this.#waiting.length === 0;
  }

  #push(step: Omit<Step, 'sinceMs'>): void {
    this.#waiting.push({ ...step, sinceMs: performance.now() });
    this.#start();
  }

  #start(): void {
    this.#writing ??= this.#write().finally(() => (this.#writing = undefined));
  }

  /** The oldest that is not refused and waits for no refused entry. */
  #next(): Step | undefined {
    if (this.#refused.size === 0) return this.#waiting[0];
    const held = new Set([...this.#refused].map(({ holdId }) => holdId));
    return this.#waiting.find((step) => !held.has(step.holdId));
  }

  /** Out of the way of the others for a while, and in the log, so that the row can be written by hand. */
  #setAside(step: Step, error: unknown): void {
    this.#log.error({ entry: step.entry, reason: reasonOf(error) }, 'the ledger refuses an entry');
    this.#refused.add(step);
    setTimeout(() => {
      this.#refused.delete(step);
      this.#start();
    }, REFUSED_WAIT_MS).unref();
  }

  async #write(): Promise<void> {
    let waitMs = FIRST_WAIT_MS;
    for (let step = this.#next(); step; step = this.#next()) {
      try {
        const { entry, holdId } = step;
        if (entry) await this.#database.call('record_usage', [JSON.stringify(entry)]);
        else await this.#database.call('release_budget', [holdId]);
        this.#waiting.splice(this.#waiting.indexOf(step), 1);
        if (entry) this.#written();
        waitMs = FIRST_WAIT_MS;
      } catch (error) {
        if (REFUSES_ENTRY.test(describeError(error).code ?? '')) {
          this.#setAside(step, error);
          continue;
        }
        this.#log.warn({ waiting: this.#waiting.length, reason: reasonOf(error) }, 'the ledger waits');
        await sleep(waitMs);
        waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
      }
    }
  }
}
