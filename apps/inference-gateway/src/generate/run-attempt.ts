import type { GenerateInput } from '@hyrox/contracts';
import { GEN_AI, GEN_AI_PROVIDER, SpanKind, withSpan, type Span } from '@hyrox/telemetry';
import { sleep } from '../clock.ts';
import type { CompiledGuard } from '../guard/compile-guard.ts';
import { ProviderError } from '../provider/provider-error.ts';
import type { Leave } from '../queue/fair-queue.ts';
import type { Route } from '../routes/routes.ts';
import type { Worker } from '../worker.ts';
import type { AnswerReceiver } from './answer-receiver.ts';
import { ModelChoice, type Chosen } from './choose-model.ts';
import { finishAttempt, type AnswerEnd } from './finish-attempt.ts';
import type { Generation } from './generations.ts';
import { letGo } from './let-go.ts';
import { planHedges } from './plan-hedges.ts';
import { CallRace } from './race-calls.ts';
import { GaveUp, TryAgain } from './try-again.ts';
import { waitInLine } from './wait-in-line.ts';

/** What an attempt was asked to do. */
export interface AttemptOrder {
  input: GenerateInput;
  guard: CompiledGuard | undefined;
  /** The models to ask, as they stood when the attempt began. */
  route: Route;
}

/** Runs one attempt from its place in line to the commit. Never rejects: every end is an end of the turn, or its next attempt. */
export async function runAttempt(generation: Generation, order: AttemptOrder, worker: Worker): Promise<void> {
  const { log, account } = generation;
  let leave: Leave | undefined;
  let end: AnswerEnd;
  try {
    leave = await waitInLine(generation, worker);
    const attributes = requestAttributes(order.input, account.model.id);
    end = await withSpan(`chat ${account.model.id}`, attributes, (span) => answer(generation, order, worker, span), {
      kind: SpanKind.CLIENT,
    });
  } catch (error) {
    // Stopped or dropped meanwhile: whoever did that owns the end.
    if (log.state !== 'running') return;
    if (error instanceof ProviderError && log.length > 0 && (await letGo(generation, worker))) return;
    end = toFailure(error, generation, worker);
  } finally {
    leave?.();
  }
  await finishAttempt(generation, end, worker);
}

async function answer(generation: Generation, order: AttemptOrder, worker: Worker, span: Span): Promise<AnswerEnd> {
  const { account, log } = generation;
  const choice = new ModelChoice(order.route, worker.breakers);
  const again = new TryAgain(generation, choice, worker);
  if (log.attempt === 1) worker.extraTokens.earn(account.expectedPromptTokens);
  for (;;) {
    const chosen = choice.next();
    if (!chosen) throw new GaveUp('no model answers at the moment');
    askFrom(chosen, generation, worker);
    // Only what is paid again is a retry: after refusals alone, which cost nothing, this is the call of the turn.
    const cause = again.hasSpent || log.attempt > 1 ? 'retry' : 'turn';
    try {
      const receiver = await new CallRace(generation, order, worker).run(chosen, cause, planHedges(chosen, choice, worker));
      span.setAttributes(responseAttributes(generation, receiver));
      if (receiver.tripped) return { outcome: 'done', finish: 'guard' };
      return { outcome: 'done', finish: receiver.finish === 'length' ? 'length' : 'stop' };
    } catch (error) {
      const waitMs = again.judge(error);
      if (waitMs > 0) await sleep(waitMs, worker.clock, generation.abort.signal);
    }
  }
}

/** The attempt is with this model from now on; another one than before is told. */
function askFrom({ model }: Chosen, { account, log }: Generation, worker: Worker): void {
  if (model.id === account.model.id) return;
  account.model = model;
  worker.frames.status(log, { state: 'degraded', reason: 'another model answers' });
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
