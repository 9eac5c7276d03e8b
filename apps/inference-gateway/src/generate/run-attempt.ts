import { setTimeout as sleep } from 'node:timers/promises';
import type { GenerateInput } from '@hyrox/contracts';
import { GEN_AI, GEN_AI_PROVIDER, SpanKind, withSpan, type Span } from '@hyrox/telemetry';
import type { CompiledGuard } from '../guard/compile-guard.ts';
import { providerErrors } from '../metrics.ts';
import { openStream } from '../provider/open-stream.ts';
import { ProviderError } from '../provider/provider-error.ts';
import { decideRetry, USUAL_WARM_UP_MS, type PastTries } from '../provider/retry-policy.ts';
import type { Route } from '../routes/routes.ts';
import type { Worker } from '../worker.ts';
import { AnswerReceiver } from './answer-receiver.ts';
import { finishAttempt, type AnswerEnd } from './finish-attempt.ts';
import type { Generation } from './generations.ts';
import { toProviderBody } from './to-provider-body.ts';

const COLD_AFTER_MS = 2_000;

/** What an attempt was asked to do. */
export interface AttemptOrder {
  input: GenerateInput;
  guard: CompiledGuard | undefined;
  /** The models to ask, as they stood when the attempt began. */
  route: Route;
}

/** The provider gave up before the first token; `message` is said to the athlete. */
class GaveUp extends Error {
  override readonly name = 'GaveUp';
}

/** Runs one attempt from the provider call to the commit. Never rejects: every end is an end of the turn. */
export async function runAttempt(generation: Generation, order: AttemptOrder, worker: Worker): Promise<void> {
  const { log, account } = generation;
  const cold = setTimeout(() => {
    if (account.failures === 0 && account.receiver?.firstTokenAtMs === undefined)
      worker.frames.status(log, { state: 'warming', usualMs: USUAL_WARM_UP_MS });
  }, COLD_AFTER_MS);
  let end: AnswerEnd;
  try {
    end = await withSpan(
      `chat ${account.model.id}`,
      requestAttributes(order.input, account.model.id),
      (span) => answer(generation, order, worker, span),
      {
        kind: SpanKind.CLIENT,
      },
    );
  } catch (error) {
    // Stopped or dropped meanwhile: whoever did that owns the end.
    if (log.state !== 'running') return;
    end = toFailure(error, generation, worker);
  } finally {
    clearTimeout(cold);
  }
  await finishAttempt(generation, end, worker);
}

async function answer(generation: Generation, order: AttemptOrder, worker: Worker, span: Span): Promise<AnswerEnd> {
  const past: PastTries = { tries: 0, hiccups: 0, elapsedMs: 0, modelsLeft: order.route.length - 1 };
  for (;;) {
    try {
      const receiver = await tryOnce(generation, order, worker);
      span.setAttributes(responseAttributes(generation, receiver));
      if (receiver.tripped) return { outcome: 'done', finish: 'guard' };
      return { outcome: 'done', finish: receiver.finish === 'length' ? 'length' : 'stop' };
    } catch (error) {
      await waitOrThrow(error, past, generation, order.route, worker);
    }
  }
}

async function tryOnce(generation: Generation, { input, guard }: AttemptOrder, worker: Worker): Promise<AnswerReceiver> {
  const { log, account, abort } = generation;
  const receiver = new AnswerReceiver({
    append: (text) => log.append(text),
    grown: () => worker.frames.touch(log),
    guard,
    maxTokens: input.maxTokens,
  });
  const providerCall = account.call(account.failures > 0 || input.attempt > 1 ? 'retry' : 'turn');
  account.receiver = receiver;
  providerCall.received = receiver;
  const call = {
    requestId: providerCall.order.requestId,
    body: toProviderBody(input, account.model.id),
    signal: abort.signal,
    endByMs: account.startedAtMs + worker.connections.limits.totalMs,
    onAccepted: () => (providerCall.chargeable = true),
  };
  await openStream(call, receiver, worker.connections);
  receiver.close();
  return receiver;
}

/** Waits for the next try, or throws when there is none: after the first token nothing is tried again, the athlete has seen it. */
async function waitOrThrow(error: unknown, past: PastTries, generation: Generation, route: Route, worker: Worker): Promise<void> {
  const { log, account, abort } = generation;
  if (!(error instanceof ProviderError) || error.failure === 'aborted') throw error;
  providerErrors.add(1, { status: error.label });
  worker.log.warn({ turnId: log.turnId, attempt: log.attempt, status: error.label, words: error.message }, 'the provider failed');
  if (account.receiver?.firstTokenAtMs !== undefined) throw error;
  for (const failed of account.settle()) worker.ledger.record(failed, error.label);
  past.tries = ++account.failures;
  past.elapsedMs = performance.now() - account.startedAtMs;
  const decision = decideRetry(error, past);
  if (decision.action === 'fail') throw new GaveUp(decision.reason, { cause: error });
  worker.frames.status(log, decision.status);
  if (decision.action === 'next-model') {
    worker.routes.gone(account.model.id);
    account.model = route[route.length - past.modelsLeft] ?? account.model;
    past.modelsLeft--;
    return;
  }
  if (decision.hiccup) past.hiccups++;
  await sleep(decision.afterMs, undefined, { signal: abort.signal });
}

function toFailure(error: unknown, { log }: Generation, worker: Worker): AnswerEnd {
  if (error instanceof GaveUp) return { outcome: 'failed', finish: 'error', reason: error.message };
  if (error instanceof ProviderError) return { outcome: 'failed', finish: 'error', reason: 'the answer was cut off' };
  worker.log.error({ err: error, turnId: log.turnId, attempt: log.attempt }, 'an attempt failed on our side');
  return { outcome: 'failed', finish: 'error', reason: 'something went wrong on our side' };
}

const requestAttributes = (input: GenerateInput, model: string) => ({
  [GEN_AI.operationName]: 'chat',
  [GEN_AI.providerName]: GEN_AI_PROVIDER,
  [GEN_AI.requestModel]: model,
  [GEN_AI.requestStream]: true,
  [GEN_AI.requestMaxTokens]: input.maxTokens,
  [GEN_AI.requestTemperature]: input.temperature,
});

function responseAttributes({ account }: Generation, receiver: AnswerReceiver) {
  return {
    [GEN_AI.responseModel]: account.model.id,
    [GEN_AI.finishReasons]: [receiver.tripped ? 'guard' : (receiver.finish ?? 'none')],
    [GEN_AI.timeToFirstChunk]: (account.firstTokenMs ?? 0) / 1000,
    ...(receiver.usage ? { [GEN_AI.inputTokens]: receiver.usage.tokensIn, [GEN_AI.outputTokens]: receiver.usage.tokensOut } : {}),
  };
}
