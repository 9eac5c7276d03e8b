import { chargeOf } from '../ledger/ledger-entry.ts';
import { retriesTotal } from '../metrics.ts';
import { ProviderError } from '../provider/provider-error.ts';
import { decideRetry, isHiccup } from '../provider/retry-policy.ts';
import type { Worker } from '../worker.ts';
import type { ModelChoice } from './choose-model.ts';
import type { Generation } from './generations.ts';

/** The provider gave up before anything was shown; `message` is said to the athlete. */
export class GaveUp extends Error {
  override readonly name = 'GaveUp';
}

/** What became of the tries of one attempt so far, and what follows from it. */
export class TryAgain {
  readonly #generation: Generation;
  readonly #choice: ModelChoice;
  readonly #worker: Worker;
  #modelId: string | undefined;
  #ofModel = { tries: 0, loading: 0, sinceMs: 0 };
  #hiccups = 0;
  #hasSpent = false;

  constructor(generation: Generation, choice: ModelChoice, worker: Worker) {
    this.#generation = generation;
    this.#choice = choice;
    this.#worker = worker;
  }

  /** Whether a call that failed is, or may be, paid for. */
  get hasSpent(): boolean {
    return this.#hasSpent;
  }

  /**
   * Milliseconds until the next try, after telling the athlete. Throws when there is none: `GaveUp` before anything was shown, the failure itself after it,
   * because what was shown is not tried again within an attempt.
   */
  judge(error: unknown): number {
    const { log, account } = this.#generation;
    if (!(error instanceof ProviderError) || error.failure === 'aborted' || log.length > 0) throw error;
    const wasted = this.#settle(error.label);
    this.#count(error);
    const decision = decideRetry(error, this.#past(), this.#worker.random());
    if (decision.action === 'fail') throw new GaveUp(decision.reason, { cause: error });
    if (!this.#worker.extraTokens.take(wasted, 'retry')) throw new GaveUp('temporarily unavailable', { cause: error });
    retriesTotal.add(1, { status: error.label });
    if (decision.action === 'next-model') {
      if (error.status === 404 || error.status === 409) this.#worker.routes.gone(account.model.id);
      this.#choice.giveWay(account.model);
      return 0;
    }
    const { frames, warmth } = this.#worker;
    const usualMs = decision.status.usualMs && (warmth?.believe(account.model.id).usualMs ?? decision.status.usualMs);
    frames.status(log, { ...decision.status, ...(usualMs === undefined ? {} : { usualMs }) });
    return decision.afterMs;
  }

  /** Writes down the calls that failed. Answers what they cost, in tokens. */
  #settle(status: string): number {
    const ended = this.#generation.account.settle();
    for (const call of ended) this.#worker.ledger.record(call, status);
    const used = ended.map((call) => chargeOf(call, status));
    this.#hasSpent ||= used.some((usage) => usage !== undefined);
    return used.reduce((sum, usage) => sum + (usage ? usage.tokensIn + usage.tokensOut : 0), 0);
  }

  #count(error: ProviderError): void {
    const { account } = this.#generation;
    if (this.#modelId !== account.model.id) {
      this.#ofModel = { tries: 0, loading: 0, sinceMs: this.#modelId === undefined ? (account.askedAtMs ?? 0) : this.#worker.clock.now() };
      this.#modelId = account.model.id;
    }
    account.failures++;
    this.#ofModel.tries++;
    if (error.status === 503) this.#ofModel.loading++;
    if (isHiccup(error)) this.#hiccups++;
  }

  #past() {
    const { account } = this.#generation;
    const now = this.#worker.clock.now();
    return {
      tries: account.failures,
      triesOfModel: this.#ofModel.tries,
      loading: this.#ofModel.loading,
      hiccups: this.#hiccups,
      elapsedMs: now - (account.askedAtMs ?? now),
      elapsedOfModelMs: now - this.#ofModel.sinceMs,
      modelsLeft: this.#choice.leftBeside(account.model),
    };
  }
}
