import type { UsageCause } from '@hyrox/contracts';
import { costNanoUsd, estimateTokens } from '../models/cost.ts';
import { priceAt, type Model } from '../models/model-catalog.ts';
import type { TokenUsage } from './read-chunk.ts';

/** What a call used and cost. `exact`: the provider counted it; else the prompt is as the caller counted it and four characters of the answer are a token. */
export interface Usage {
  tokensIn: number;
  tokensOut: number;
  costNanoUsd: number;
  priceValidFrom: string;
  exact: boolean;
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
}

/** What one call has received so far. */
export interface Received {
  readonly usage: TokenUsage | undefined;
  readonly receivedChars: number;
  readonly firstTokenAtMs: number | undefined;
}

export const roundMs = (ms: number): number => Math.round(ms * 10) / 10;

/** The account of one call of the provider, whatever it was for. Times are monotonic milliseconds. */
export class ProviderCall {
  readonly startedAtMs = performance.now();
  /** The provider began to answer, so it may charge. */
  chargeable = false;
  received: Received | undefined;
  endedAtMs: number | undefined;
  readonly order: CallOrder;

  constructor(order: CallOrder) {
    this.order = order;
  }

  get firstTokenMs(): number | undefined {
    const at = this.received?.firstTokenAtMs;
    return at === undefined ? undefined : roundMs(at - this.startedAtMs);
  }

  get totalMs(): number {
    return roundMs((this.endedAtMs ?? performance.now()) - this.startedAtMs);
  }

  /** The call is over; later waiting is not its time. */
  close(): void {
    this.endedAtMs ??= performance.now();
  }

  /** Undefined when the provider never began to answer: then there is nothing to pay. */
  usage(): Usage | undefined {
    if (!this.chargeable) return undefined;
    const { model, promptTokens, promptChars } = this.order;
    const price = priceAt(model, new Date());
    if (!price) throw new Error(`${model.id} has no price today`);
    const reported = this.received?.usage;
    const tokensIn = reported?.tokensIn ?? promptTokens ?? estimateTokens(promptChars);
    const tokensOut = reported?.tokensOut ?? estimateTokens(this.received?.receivedChars ?? 0);
    return {
      tokensIn,
      tokensOut,
      costNanoUsd: costNanoUsd(price, tokensIn, tokensOut),
      priceValidFrom: price.validFrom,
      exact: reported !== undefined,
    };
  }
}
