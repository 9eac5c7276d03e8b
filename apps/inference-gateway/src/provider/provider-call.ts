import type { UsageCause } from '@hyrox/contracts';
import { realClock, type Clock } from '../clock.ts';
import { estimateUsage } from '../ledger/estimate-usage.ts';
import { costNanoUsd } from '../models/cost.ts';
import { priceAt, type Model } from '../models/model-catalog.ts';
import type { TokenUsage } from './read-chunk.ts';

/** What a call used and cost. `exact`: the provider counted it; else it is an estimate that lies between `bound`. Money in nano-dollars. */
export interface Usage {
  tokensIn: number;
  tokensOut: number;
  costNanoUsd: number;
  priceValidFrom: string;
  exact: boolean;
  bound?: { leastNanoUsd: number; mostNanoUsd: number };
}

/** Why a call is made and for whom. */
export interface CallOrder {
  /** Unique for ever: the key of its row in the ledger, and what the provider is told. */
  requestId: string;
  cause: UsageCause;
  model: Model;
  subjectKey: string;
  /** The turn it belongs to; null for a call without one. */
  turn: { turnId: string; attempt: number } | null;
  /** Exact tokens of the prompt where they were counted. */
  promptTokens: number | undefined;
  promptChars: number;
  /** What the answer is limited to: what a call that tells nothing costs at most. */
  maxTokens?: number | undefined;
}

/** What one call has received so far. */
export interface Received {
  readonly usage: TokenUsage | undefined;
  readonly receivedChars: number;
  /** Pieces of text, where they are counted: each is at least one token. */
  readonly receivedPieces?: number | undefined;
  /** The provider's own word for the end. */
  readonly finish?: string | undefined;
  readonly firstTokenAtMs: number | undefined;
}

export const roundMs = (ms: number): number => Math.round(ms * 10) / 10;

/** The account of one call of the provider, whatever it was for. Times are monotonic milliseconds. */
export class ProviderCall {
  readonly startedAtMs: number;
  /** The provider began to answer, or had the request when it was left, so it may charge. */
  chargeable = false;
  /** We left before it began, so nobody can say whether it charges. */
  left = false;
  received: Received | undefined;
  endedAtMs: number | undefined;
  readonly order: CallOrder;
  readonly #clock: Clock;

  constructor(order: CallOrder, clock: Clock = realClock) {
    this.order = order;
    this.#clock = clock;
    this.startedAtMs = clock.now();
  }

  get firstTokenMs(): number | undefined {
    const at = this.received?.firstTokenAtMs;
    return at === undefined ? undefined : roundMs(at - this.startedAtMs);
  }

  get totalMs(): number {
    return roundMs((this.endedAtMs ?? this.#clock.now()) - this.startedAtMs);
  }

  /** The call is over; later waiting is not its time. */
  close(): void {
    this.endedAtMs ??= this.#clock.now();
  }

  /** Undefined when the provider never began to answer: then there is nothing to pay, or it cannot be known (`unansweredUsage`). */
  usage(): Usage | undefined {
    if (!this.chargeable) return undefined;
    const reported = this.received?.usage;
    if (!reported) return this.#estimate(true);
    const { model } = this.order;
    const price = priceAt(model, new Date());
    if (!price) throw new Error(`${model.id} has no price today`);
    const { tokensIn, tokensOut } = reported;
    return { tokensIn, tokensOut, costNanoUsd: costNanoUsd(price, tokensIn, tokensOut), priceValidFrom: price.validFrom, exact: true };
  }

  /** What the call cost as far as this process can know, bounds included; undefined when there is nothing to pay. */
  charge(): Usage | undefined {
    return this.usage() ?? (this.left ? this.unansweredUsage() : undefined);
  }

  /** What a call may have cost that left us before its answer began: a provider that had read the prompt charges for it. */
  unansweredUsage(): Usage {
    return this.#estimate(false);
  }

  #estimate(answered: boolean): Usage {
    const { model, promptTokens, promptChars, maxTokens } = this.order;
    const { receivedChars = 0, receivedPieces, finish } = this.received ?? {};
    const known = { model, promptTokens, promptChars, maxTokens, answered, receivedChars, receivedPieces, finish };
    const { leastNanoUsd, mostNanoUsd, ...usage } = estimateUsage(known, new Date());
    return { ...usage, exact: false, bound: { leastNanoUsd, mostNanoUsd } };
  }
}
