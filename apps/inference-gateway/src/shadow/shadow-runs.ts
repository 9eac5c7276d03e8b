import type { GenerateInput, RouteState } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import { reasonOf, type Logger } from '@hyrox/telemetry';
import { realClock } from '../clock.ts';
import type { Budget } from '../budget/budget.ts';
import { callSpending } from '../budget/call-spending.ts';
import { AnswerReceiver } from '../generate/answer-receiver.ts';
import { toProviderBody } from '../generate/to-provider-body.ts';
import type { UsageLedger } from '../ledger/record-usage.ts';
import { entryFor, type Catalog, type Model } from '../models/model-catalog.ts';
import type { ProviderConnections } from '../provider/connections.ts';
import { openStream } from '../provider/open-stream.ts';
import { ProviderCall } from '../provider/provider-call.ts';
import { ProviderError } from '../provider/provider-error.ts';
import { withinShare } from '../routes/sticky-share.ts';

/** What nobody waits for takes no more room than this. */
const MOST_AT_ONCE = 2;

/** A turn that was answered, in the figures that are compared. */
export interface AnsweredTurn {
  input: GenerateInput;
  model: string;
  firstTokenMs: number | undefined;
  tokensOut: number | undefined;
  finish: string;
}

export interface ShadowParts {
  /** Which model shadows which share of the turns, now. */
  shadow: () => RouteState['shadow'];
  catalog: Catalog;
  connections: ProviderConnections;
  budget: Budget;
  ledger: Pick<UsageLedger, 'record'>;
  database: Pick<Database, 'pool'>;
  log: Logger;
}

/**
 * Asks a second model what a share of the turns asked, after their answers ended: its answer is shown to nobody and not kept. First token, length and
 * finish of both are. Paid from the budget as `shadow`; what is not allowed, or too much at once, is left out.
 */
export class ShadowRuns {
  readonly #parts: ShadowParts;
  readonly #leaving = new AbortController();
  #running = new Set<Promise<void>>();

  constructor(parts: ShadowParts) {
    this.#parts = parts;
  }

  /** Returns at once. */
  after(turn: AnsweredTurn): void {
    const { shadow, catalog, log } = this.#parts;
    const asked = shadow();
    if (!asked || asked.model === turn.model || this.#leaving.signal.aborted || this.#running.size >= MOST_AT_ONCE) return;
    const model = entryFor(catalog, asked.model);
    if (!model || !withinShare(`shadow ${model.id}`, turn.input.turnId, asked.percent)) return;
    const run = this.#run(turn, model)
      .catch((error: unknown) => log.warn({ turnId: turn.input.turnId, reason: reasonOf(error) }, 'a shadow run was left out'))
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  /** Ends what runs; its cost is recorded. */
  async stop(): Promise<void> {
    this.#leaving.abort();
    await Promise.all(this.#running);
  }

  /** Resolves when nothing runs. */
  async idle(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #run({ input, ...answered }: AnsweredTurn, model: Model): Promise<void> {
    const { budget, ledger, database } = this.#parts;
    const { turnId, attempt, subjectKey, promptTokens, messages, maxTokens } = input;
    const requestId = `${turnId}.${attempt}.shadow`;
    const purpose = { holdId: requestId, subjectKey, cause: 'shadow' as const, turn: { turnId, attempt } };
    const hold = await budget.admit(callSpending(purpose, input, [model]));
    const promptChars = messages.reduce((sum, { content }) => sum + content.length, 0);
    const call = new ProviderCall({
      requestId,
      cause: 'shadow',
      model,
      subjectKey,
      turn: { turnId, attempt },
      promptTokens,
      promptChars,
      maxTokens,
    });
    const finish = await this.#ask(call, input);
    call.close();
    ledger.record(call, finish);
    hold.release();
    await database.pool.query(
      `insert into public.shadow_runs (request_id, turn_id, attempt, model, first_token_ms, tokens_out, finish, shadow_model, shadow_first_token_ms,
        shadow_tokens_out, shadow_finish) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
      [
        ...[requestId, turnId, attempt, answered.model, answered.firstTokenMs ?? null, answered.tokensOut ?? null, answered.finish],
        ...[model.id, call.firstTokenMs ?? null, call.usage()?.tokensOut ?? null, finish],
      ],
    );
  }

  /** Reads one answer to its end and forgets it. How it ended: the provider's word, or the kind of failure. */
  async #ask(call: ProviderCall, input: GenerateInput): Promise<string> {
    const { connections } = this.#parts;
    const unseen = { began: () => undefined, append: () => undefined, grown: () => undefined };
    const receiver = new AnswerReceiver({ ...unseen, clock: realClock, maxTokens: input.maxTokens });
    const { firstTokenMs, totalMs } = connections.limits;
    const now = realClock.now();
    call.received = receiver;
    try {
      const order = {
        requestId: call.order.requestId,
        body: toProviderBody(input, call.order.model.id),
        signal: this.#leaving.signal,
        clock: realClock,
        firstTokenByMs: now + firstTokenMs,
        endByMs: now + totalMs,
        onAccepted: () => (call.chargeable = true),
      };
      await openStream(order, receiver, connections);
      receiver.close();
      return receiver.finish ?? 'none';
    } catch (error) {
      if (error instanceof ProviderError) return error.label;
      throw error;
    }
  }
}
