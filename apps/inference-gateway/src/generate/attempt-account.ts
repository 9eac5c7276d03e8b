import type { GenerateInput, Stages, UsageCause } from '@hyrox/contracts';
import type { Clock } from '../clock.ts';
import { estimateTokens } from '../models/cost.ts';
import type { Model } from '../models/model-catalog.ts';
import { ProviderCall, roundMs } from '../provider/provider-call.ts';
import type { AnswerReceiver } from './answer-receiver.ts';

/** A shorter wait is that of the event loop, not of a line. */
const QUEUED_MS = 50;

const stagesOf = (carried: unknown): Stages => {
  if (typeof carried !== 'object' || carried === null) return {};
  return Object.fromEntries(Object.entries(carried).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
};

/** Times, tokens and money of one attempt, over all its calls of the provider. Times are monotonic milliseconds. */
export class AttemptAccount {
  readonly subjectKey: string;
  readonly turnId: string;
  readonly attempt: number;
  readonly startedAtMs: number;
  /** When the provider was asked first: after the wait in line. */
  askedAtMs: number | undefined;
  /** As the conductor counted them. */
  readonly promptTokens: number | undefined;
  readonly #promptChars: number;
  readonly #maxTokens: number;
  readonly #clock: Clock;
  readonly #carried: Stages;
  readonly #calls: ProviderCall[] = [];
  /** Calls that are not in the ledger yet. */
  readonly #open = new Set<ProviderCall>();
  model: Model;
  /** What receives the text that is shown. */
  receiver: AnswerReceiver | undefined;
  /** Calls that failed, so far. */
  failures = 0;
  endedAtMs: number | undefined;
  /** A call found its model asleep. */
  metCold = false;

  constructor(input: GenerateInput, model: Model, clock: Clock) {
    this.#clock = clock;
    this.startedAtMs = clock.now();
    this.turnId = input.turnId;
    this.attempt = input.attempt;
    this.subjectKey = input.subjectKey;
    this.model = model;
    this.promptTokens = input.promptTokens;
    this.#promptChars = input.messages.reduce((sum, message) => sum + message.content.length, 0);
    this.#maxTokens = input.maxTokens;
    this.#carried = stagesOf(input.carry['stages']);
  }

  /** Opens the account of a further call. The first is `<turnId>.<attempt>` to the provider, the others add their number. */
  call(cause: UsageCause, model: Model = this.model): ProviderCall {
    const { turnId, attempt, subjectKey, promptTokens } = this;
    const number = this.#calls.length + 1;
    const requestId = number === 1 ? `${turnId}.${attempt}` : `${turnId}.${attempt}.${number}`;
    const size = { promptTokens, promptChars: this.#promptChars, maxTokens: this.#maxTokens };
    const order = { requestId, cause, model, subjectKey, turn: { turnId, attempt }, ...size };
    const call = new ProviderCall(order, this.#clock);
    this.#calls.push(call);
    this.#open.add(call);
    return call;
  }

  /** Ends one call, or all that still run, and hands over what is not in the ledger yet: each call once. */
  settle(one?: ProviderCall): ProviderCall[] {
    const ended = [...this.#open].filter((call) => one === undefined || call === one);
    for (const call of ended) {
      call.close();
      this.#open.delete(call);
    }
    return ended;
  }

  get firstTokenMs(): number | undefined {
    const at = this.receiver?.firstTokenAtMs;
    return at === undefined ? undefined : roundMs(at - (this.askedAtMs ?? this.startedAtMs));
  }

  /** From the first call of the provider on. */
  get totalMs(): number {
    return roundMs((this.endedAtMs ?? this.#clock.now()) - (this.askedAtMs ?? this.startedAtMs));
  }

  /** How long the attempt stood in line before the provider was asked. */
  get queueMs(): number {
    return this.askedAtMs === undefined ? 0 : roundMs(this.askedAtMs - this.startedAtMs);
  }

  /** Tokens of the prompt, as exactly as they are known before the provider counts them. */
  get expectedPromptTokens(): number {
    return this.promptTokens ?? estimateTokens(this.#promptChars);
  }

  /** The answer is over; later waiting is not its time. */
  close(): void {
    this.endedAtMs ??= this.#clock.now();
    for (const call of this.#open) call.close();
  }

  /** The conductor's stages and ours: `queue` in line, `first_token` from the first call to the first token, `generation` from there to the last. */
  stages(): Stages {
    const first = this.firstTokenMs;
    const queue = this.queueMs >= QUEUED_MS ? { queue: this.queueMs } : {};
    if (first === undefined) return { ...this.#carried, ...queue };
    return { ...this.#carried, ...queue, first_token: first, generation: roundMs(this.totalMs - first) };
  }

  /** What all calls together used. Undefined when the provider never began to answer any. */
  usage(): { tokensIn: number; tokensOut: number; costNanoUsd: number } | undefined {
    const used = this.#calls.map((call) => call.charge()).filter((usage) => usage !== undefined);
    if (!used.length) return undefined;
    const sum = (of: (usage: (typeof used)[number]) => number) => used.reduce((total, usage) => total + of(usage), 0);
    return { tokensIn: sum((u) => u.tokensIn), tokensOut: sum((u) => u.tokensOut), costNanoUsd: sum((u) => u.costNanoUsd) };
  }
}
