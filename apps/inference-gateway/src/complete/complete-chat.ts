import type { inferenceComplete, UsageCause } from '@hyrox/contracts';
import { GEN_AI, GEN_AI_PROVIDER, SpanKind, withSpan, type Logger } from '@hyrox/telemetry';
import type { z } from 'zod';
import type { UsageLedger } from '../ledger/record-usage.ts';
import { providerErrors } from '../metrics.ts';
import type { Model } from '../models/model-catalog.ts';
import type { Completion, CompletionCall } from '../provider/complete.ts';
import { ProviderCall, type Usage } from '../provider/provider-call.ts';
import { ProviderError } from '../provider/provider-error.ts';
import { toServiceError } from '../provider/to-service-error.ts';
import type { Routes } from '../routes/routes.ts';

type Input = z.output<typeof inferenceComplete.input>;
type Output = z.input<typeof inferenceComplete.output>;

export interface CompletionParts {
  complete: (call: CompletionCall) => Promise<Completion>;
  routes: Routes;
  ledger: Pick<UsageLedger, 'record'>;
  log: Logger;
}

/**
 * One call without a stream, for extraction and judging: the first model of the route that is served answers. What it cost is recorded
 * under its purpose. No tries of its own beyond the route: its callers wait in a job or a page and decide. Throws ServiceError.
 */
export async function completeChat(input: Input, parts: CompletionParts): Promise<Output> {
  const route = parts.routes.for(input.subjectKey);
  for (const [index, model] of route.entries()) {
    try {
      return await ask(input, model, parts);
    } catch (error) {
      if (error instanceof ProviderError) {
        providerErrors.add(1, { status: error.label });
        parts.log.warn(
          { requestId: input.requestId, purpose: input.purpose, status: error.label, words: error.message },
          'the provider failed',
        );
      }
      const served = !(error instanceof ProviderError) || (error.status !== 404 && error.status !== 409);
      if (served || index === route.length - 1) throw toServiceError(error);
    }
  }
  throw toServiceError(new ProviderError('unreachable', 'no model on the route'));
}

async function ask(input: Input, model: Model, parts: CompletionParts): Promise<Output> {
  const { requestId, subjectKey, messages, maxTokens, temperature, jsonSchema } = input;
  const promptChars = messages.reduce((sum, message) => sum + message.content.length, 0);
  const call = new ProviderCall({
    requestId,
    cause: causeOf(input.purpose),
    model,
    subjectKey,
    turn: null,
    promptTokens: undefined,
    promptChars,
  });
  const attributes = { [GEN_AI.operationName]: 'chat', [GEN_AI.providerName]: GEN_AI_PROVIDER, [GEN_AI.requestModel]: model.id };
  const request: CompletionCall = { requestId, subjectKey, model: model.id, messages, maxTokens, temperature, jsonSchema };
  const { text, finish, usage } = await withSpan(`chat ${model.id}`, attributes, () => parts.complete(request), { kind: SpanKind.CLIENT });
  call.chargeable = true;
  call.received = { usage, receivedChars: text.length, firstTokenAtMs: undefined };
  call.close();
  parts.ledger.record(call, finish);
  const { tokensIn, tokensOut, costNanoUsd } = call.usage() as Usage;
  return { text, finish, model: model.id, tokensIn, tokensOut, costNanoUsd };
}

/** The causes of the ledger that a purpose names; any other purpose is a plain completion. */
const causeOf = (purpose: string): UsageCause => (purpose === 'plan-extraction' || purpose === 'judge' ? purpose : 'complete');
