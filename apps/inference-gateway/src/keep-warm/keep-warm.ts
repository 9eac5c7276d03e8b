import type { Logger } from '@hyrox/telemetry';
import type { EpochClock } from '../warmth/epoch-clock.ts';
import type { KnownModels } from '../warmth/known-models.ts';
import { coldShareAfter, staysWarmMs } from '../warmth/model-knowledge.ts';
import type { JudgedCall } from '../warmth/watched-call.ts';
import { decidePing, type PingDecision } from './decide-ping.ts';
import { estimateSaving } from './estimate-saving.ts';
import { ExpectedTraffic } from './expected-traffic.ts';
import type { KeepWarmRecord } from './ledger-traffic.ts';

const LEARN_EVERY_MS = 10 * 60_000;
/** Longer than a call on a warm model takes, and shorter than the margin before the idle limit. */
const CLAIM_MS = 20_000;
const DAY_MS = 24 * 3_600_000;

/** A model that is kept warm, and the most one call to it can cost in nano-dollars. */
export interface KeptModel {
  id: string;
  callNanoUsd: number;
}

export interface KeepWarmParts {
  clock: EpochClock;
  known: KnownModels;
  record: KeepWarmRecord;
  /** What turns are answered by at this moment. */
  models: () => readonly KeptModel[];
  /** Makes the smallest possible call; resolves with what it cost, whether or not it was answered. Never rejects. */
  ping: (modelId: string) => Promise<{ costNanoUsd: number; answered: boolean }>;
  /** True for the one replica that may make the call of this moment. False when nobody can be asked: then nothing is spent. */
  claim: (id: string, forMs: number) => Promise<boolean>;
  budgetNanoUsd: number;
  lookEveryMs: number;
  log: Logger;
}

/** What was spent and what was saved since a day began in UTC, by this process. */
export interface KeepWarmDay {
  dayAtMs: number;
  calls: number;
  spentNanoUsd: number;
  coldStartsAvoided: number;
  waitSavedS: number;
}

/** Keeps the models of the live route warm while questions are expected, within a budget per day (UTC). */
export class KeepWarm {
  readonly #parts: KeepWarmParts;
  readonly #stopped = new AbortController();
  #expected: ExpectedTraffic | undefined;
  #learnedAtMs = -Infinity;
  #day: KeepWarmDay;
  #told: PingDecision | undefined;

  constructor(parts: KeepWarmParts) {
    this.#parts = parts;
    this.#day = newDay(parts.clock.now());
  }

  get day(): Readonly<KeepWarmDay> {
    return this.#day;
  }

  start(): void {
    void this.#run();
  }

  stop(): void {
    this.#stopped.abort();
  }

  /** Takes the verdict on any call and counts what keeping warm saved it. */
  judged(call: JudgedCall): { coldStarts: number; waitS: number } {
    const saving = estimateSaving(call, this.#parts.known.of(call.modelId));
    this.#day.coldStartsAvoided += saving.coldStarts;
    this.#day.waitSavedS += saving.waitS;
    return saving;
  }

  async #run(): Promise<void> {
    const { clock, models, lookEveryMs, log } = this.#parts;
    while (!this.#stopped.signal.aborted) {
      try {
        this.#turnDay();
        await this.#learn();
        for (const model of models()) await this.#keep(model);
      } catch (error) {
        log.warn({ err: error }, 'models are not kept warm for the moment');
      }
      await clock.wait(lookEveryMs, this.#stopped.signal);
    }
  }

  async #learn(): Promise<void> {
    const nowMs = this.#parts.clock.now();
    if (nowMs - this.#learnedAtMs < LEARN_EVERY_MS) return;
    this.#expected = new ExpectedTraffic(await this.#parts.record.hours(nowMs), nowMs);
    this.#learnedAtMs = nowMs;
  }

  async #keep({ id, callNanoUsd }: KeptModel): Promise<void> {
    const { record, claim, ping, budgetNanoUsd } = this.#parts;
    // A first look without the budget: the ledger is asked only when a call is due.
    if (this.#decide(id, callNanoUsd, 0) !== 'ping') return;
    const spentTodayNanoUsd = Math.max(this.#day.spentNanoUsd, await record.spentSince(this.#day.dayAtMs));
    const decision = this.#decide(id, callNanoUsd, spentTodayNanoUsd);
    if (decision === 'budget-spent' && this.#told !== decision)
      this.#parts.log.warn({ spentTodayNanoUsd, budgetNanoUsd }, 'the budget for keeping models warm is spent for today');
    this.#told = decision;
    if (decision !== 'ping' || !(await claim(`keep-warm/${id}`, CLAIM_MS))) return;
    const { costNanoUsd } = await ping(id);
    this.#day.calls++;
    this.#day.spentNanoUsd += costNanoUsd;
  }

  #decide(modelId: string, callNanoUsd: number, spentTodayNanoUsd: number): PingDecision {
    const { clock, known, budgetNanoUsd } = this.#parts;
    const nowMs = clock.now();
    const model = known.of(modelId);
    const limitMs = staysWarmMs(model);
    return decidePing({
      idleMs: model.lastTokenAtMs === null ? null : nowMs - model.lastTokenAtMs,
      loading: model.loading !== null,
      staysWarmMs: limitMs,
      chance: this.#expected?.chanceWithin(nowMs, limitMs) ?? 0,
      coldShare: coldShareAfter(model, limitMs),
      ...{ callNanoUsd, spentTodayNanoUsd, budgetNanoUsd },
    });
  }

  #turnDay(): void {
    if (this.#parts.clock.now() - this.#day.dayAtMs < DAY_MS) return;
    if (this.#day.calls > 0) this.#parts.log.info({ ...this.#day }, 'models were kept warm for a day');
    this.#day = newDay(this.#parts.clock.now());
  }
}

const newDay = (nowMs: number): KeepWarmDay => ({
  dayAtMs: Math.floor(nowMs / DAY_MS) * DAY_MS,
  calls: 0,
  spentNanoUsd: 0,
  coldStartsAvoided: 0,
  waitSavedS: 0,
});
