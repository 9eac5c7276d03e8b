import type { GenerateInput, Stages } from '@hyrox/contracts';
import { costNanoUsd, estimateTokens } from '../models/cost.ts';
import { priceAt, type Model } from '../models/model-catalog.ts';
import type { AnswerReceiver } from './answer-receiver.ts';

/** What an attempt used and cost. `exact`: the provider counted it; else four characters are a token. */
export interface Usage {
  tokensIn: number;
  tokensOut: number;
  costNanoUsd: number;
  priceValidFrom: string;
  exact: boolean;
}

const roundMs = (ms: number): number => Math.round(ms * 10) / 10;

const stagesOf = (carried: unknown): Stages => {
  if (typeof carried !== 'object' || carried === null) return {};
  return Object.fromEntries(Object.entries(carried).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
};

/** Times, tokens and money of one attempt, over all its tries. Times are monotonic milliseconds. */
export class AttemptAccount {
  readonly requestId: string;
  readonly subjectKey: string;
  readonly turnId: string;
  readonly attempt: number;
  readonly startedAtMs = performance.now();
  /** As the conductor counted them. */
  readonly promptTokens: number | undefined;
  readonly #promptChars: number;
  readonly #carried: Stages;
  model: Model;
  /** What receives the present try. */
  receiver: AnswerReceiver | undefined;
  /** The provider began to answer, so it may charge. */
  chargeable = false;
  /** Tries that failed, so far. */
  failures = 0;
  endedAtMs: number | undefined;

  constructor(input: GenerateInput, model: Model) {
    this.requestId = `${input.turnId}.${input.attempt}`;
    this.turnId = input.turnId;
    this.attempt = input.attempt;
    this.subjectKey = input.subjectKey;
    this.model = model;
    this.promptTokens = input.promptTokens;
    this.#promptChars = input.messages.reduce((sum, message) => sum + message.content.length, 0);
    this.#carried = stagesOf(input.carry['stages']);
  }

  get firstTokenMs(): number | undefined {
    const at = this.receiver?.firstTokenAtMs;
    return at === undefined ? undefined : roundMs(at - this.startedAtMs);
  }

  get totalMs(): number {
    return roundMs((this.endedAtMs ?? performance.now()) - this.startedAtMs);
  }

  /** The provider call is over; later waiting is not its time. */
  close(): void {
    this.endedAtMs ??= performance.now();
  }

  /** The conductor's stages and ours: `first_token` from dispatch to the first token, `generation` from there to the last. */
  stages(): Stages {
    const first = this.firstTokenMs;
    if (first === undefined) return this.#carried;
    return { ...this.#carried, first_token: first, generation: roundMs(this.totalMs - first) };
  }

  /** Undefined when the provider never began to answer. */
  usage(): Usage | undefined {
    if (!this.chargeable) return undefined;
    const price = priceAt(this.model, new Date());
    if (!price) throw new Error(`${this.model.id} has no price today`);
    const reported = this.receiver?.usage;
    const tokensIn = reported?.tokensIn ?? this.promptTokens ?? estimateTokens(this.#promptChars);
    const tokensOut = reported?.tokensOut ?? estimateTokens(this.receiver?.receivedChars ?? 0);
    return {
      tokensIn,
      tokensOut,
      costNanoUsd: costNanoUsd(price, tokensIn, tokensOut),
      priceValidFrom: price.validFrom,
      exact: reported !== undefined,
    };
  }
}
