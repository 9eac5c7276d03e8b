import type { UsageCause } from '@hyrox/contracts';
import { ENDED } from '../clock.ts';
import { chargeOf } from '../ledger/ledger-entry.ts';
import { hedgesTotal, providerErrors } from '../metrics.ts';
import { openStream } from '../provider/open-stream.ts';
import { ProviderError } from '../provider/provider-error.ts';
import type { ProviderCall } from '../provider/provider-call.ts';
import { isAboutModel, signOf } from '../provider/judge-failure.ts';
import type { Sign } from '../warmth/warmth.ts';
import type { Worker } from '../worker.ts';
import { AnswerReceiver } from './answer-receiver.ts';
import type { Chosen } from './choose-model.ts';
import type { Generation } from './generations.ts';
import type { Hedge } from './plan-hedges.ts';
import type { AttemptOrder } from './run-attempt.ts';
import { toProviderBody } from './to-provider-body.ts';

/** One call that takes part. */
interface Runner extends Chosen {
  cause: UsageCause;
  call: ProviderCall;
  abort: AbortController;
  receiver: AnswerReceiver;
  sign: ((sign: Sign) => void) | undefined;
}

/**
 * One try of an attempt: a call of the provider and, where it stays silent, hedges beside it. The first with a token wins and is shown, the others
 * are cut at once. Ends with the winner's answer, or with the failure of the last that ran.
 */
export class CallRace {
  readonly #generation: Generation;
  /** Until the race is over: what received the answer is remembered for a while, and leads here, but nobody needs the prompt any more. */
  #order: AttemptOrder | undefined;
  readonly #worker: Worker;
  readonly #running = new Set<Runner>();
  readonly #cancelHedges: (() => void)[] = [];
  #winner: Runner | undefined;
  #taken = 0;
  #wasted = 0;
  #resolve!: (receiver: AnswerReceiver) => void;
  #reject!: (error: unknown) => void;

  constructor(generation: Generation, order: AttemptOrder, worker: Worker) {
    this.#generation = generation;
    this.#order = order;
    this.#worker = worker;
  }

  /** Resolves with what received a whole answer; rejects with ProviderError. The call that failed last is left for the caller to settle. */
  async run(first: Chosen, cause: UsageCause, hedges: readonly Hedge[]): Promise<AnswerReceiver> {
    const { signal } = this.#generation.abort;
    const abortAll = () => this.#running.forEach(({ abort }) => abort.abort(ENDED));
    signal.addEventListener('abort', abortAll);
    const ended = new Promise<AnswerReceiver>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    try {
      this.#start(first, cause);
      for (const hedge of hedges) this.#cancelHedges.push(this.#worker.clock.after(hedge.afterMs, () => this.#hedge(hedge)));
      return await ended;
    } finally {
      signal.removeEventListener('abort', abortAll);
      this.#noMoreHedges();
      this.#order = undefined;
      this.#worker.extraTokens.correct(this.#wasted - this.#taken);
    }
  }

  #start({ model, permit }: Chosen, cause: UsageCause): void {
    if (!this.#order) return permit.abandoned();
    const { log, account } = this.#generation;
    const { input, guard } = this.#order;
    const { clock, connections, frames, warmth } = this.#worker;
    const askedAtMs = (account.askedAtMs ??= clock.now());
    const call = account.call(cause, model);
    const receiver = new AnswerReceiver({
      clock,
      began: () => this.#began(runner),
      append: (text) => log.append(text),
      grown: () => frames.touch(log),
      guard,
      maxTokens: input.maxTokens,
    });
    const sign = warmth?.begin(model.id, {
      promptTokens: input.promptTokens,
      onCold: (usualMs) => {
        account.metCold = true;
        frames.status(log, { state: 'warming', usualMs });
      },
    });
    const runner: Runner = { model, permit, cause, call, receiver, abort: new AbortController(), sign };
    call.received = receiver;
    this.#running.add(runner);
    if (this.#generation.abort.signal.aborted) runner.abort.abort(ENDED);
    const { firstTokenMs, totalMs } = connections.limits;
    const stream = {
      requestId: call.order.requestId,
      body: toProviderBody(input, model.id),
      signal: runner.abort.signal,
      clock,
      firstTokenByMs: askedAtMs + firstTokenMs,
      endByMs: askedAtMs + totalMs,
      onAccepted: () => (call.chargeable = true),
      onLeft: () => (call.left = true),
    };
    openStream(stream, receiver, connections)
      .then(() => receiver.close())
      .then(
        () => this.#ended(runner),
        (error: unknown) => this.#failed(runner, error),
      );
  }

  #hedge({ use, choose }: Hedge): void {
    const { extraTokens } = this.#worker;
    const tokens = this.#generation.account.expectedPromptTokens;
    if (this.#winner || this.#running.size === 0 || !extraTokens.take(tokens, use)) return;
    this.#taken += tokens;
    // Without a model to ask, what was taken is given back when the race ends.
    const chosen = choose();
    if (chosen) this.#start(chosen, 'hedge');
  }

  /** The first token of the race: it decides. */
  #began(runner: Runner): void {
    const { account } = this.#generation;
    const firstTokenMs = this.#worker.clock.now() - runner.call.startedAtMs;
    this.#winner = runner;
    account.receiver = runner.receiver;
    account.model = runner.model;
    this.#noMoreHedges();
    runner.permit.succeeded();
    runner.sign?.({ kind: 'first-token', firstTokenMs });
    if (runner.cause === 'hedge') hedgesTotal.add(1, { result: 'won' });
    for (const other of this.#running) if (other !== runner) this.#cut(other);
  }

  #cut(loser: Runner): void {
    this.#running.delete(loser);
    loser.abort.abort(ENDED);
    loser.permit.abandoned();
    loser.sign?.({ kind: 'failed' });
    if (loser.cause === 'hedge') hedgesTotal.add(1, { result: 'lost' });
    this.#waste(loser, 'outrun');
  }

  #waste(runner: Runner, status: string): void {
    for (const ended of this.#generation.account.settle(runner.call)) this.#worker.ledger.record(ended, status);
    this.#countWaste(runner, status);
  }

  #countWaste({ call }: Runner, status: string): void {
    const usage = chargeOf(call, status);
    this.#wasted += usage ? usage.tokensIn + usage.tokensOut : 0;
  }

  #ended(runner: Runner): void {
    this.#running.delete(runner);
    runner.sign?.({ kind: 'ended' });
    this.#resolve(runner.receiver);
  }

  #failed(runner: Runner, error: unknown): void {
    // Cut by the winner, and settled then.
    if (!this.#running.delete(runner)) return;
    if (!(error instanceof ProviderError) || error.failure === 'aborted') {
      runner.permit.abandoned();
      runner.sign?.({ kind: this.#winner === runner ? 'ended' : 'failed' });
      if (runner.cause === 'hedge') this.#countWaste(runner, 'aborted');
      return this.#reject(error);
    }
    this.#tell(runner, error);
    if (this.#winner === runner || this.#running.size === 0) return this.#reject(error);
    if (runner.cause === 'hedge') hedgesTotal.add(1, { result: 'failed' });
    this.#waste(runner, error.label);
  }

  #tell(runner: Runner, error: ProviderError): void {
    const { turnId, attempt } = this.#generation.log;
    providerErrors.add(1, { status: error.label });
    const { failure, label: status, message: reason } = error;
    this.#worker.log.warn({ turnId, attempt, model: runner.model.id, status, failure, reason }, 'the provider failed');
    if (this.#winner === runner) {
      runner.sign?.({ kind: 'ended' });
      return runner.permit.broke();
    }
    if (isAboutModel(error)) runner.permit.failed();
    else runner.permit.abandoned();
    runner.sign?.(signOf(error));
  }

  #noMoreHedges(): void {
    for (const cancel of this.#cancelHedges.splice(0)) cancel();
  }
}
