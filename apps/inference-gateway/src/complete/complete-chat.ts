import { randomBytes } from 'node:crypto';
import type { inferenceComplete, UsageCause } from '@hyrox/contracts';
import { GEN_AI, GEN_AI_PROVIDER, SpanKind, withSpan, type Logger } from '@hyrox/telemetry';
import type { z } from 'zod';
import type { Budget } from '../budget/budget.ts';
import { callSpending } from '../budget/call-spending.ts';
import type { UsageLedger } from '../ledger/record-usage.ts';
import { providerErrors } from '../metrics.ts';
import type { Model } from '../models/model-catalog.ts';
import type { Completion, CompletionCall } from '../provider/complete.ts';
import { ProviderCall, type Usage } from '../provider/provider-call.ts';
import { ProviderError } from '../provider/provider-error.ts';
import { toServiceError } from '../provider/to-service-error.ts';
import type { Route, Routes } from '../routes/routes.ts';

type Input = z.output<typeof inferenceComplete.input>;
type Output = z.input<typeof inferenceComplete.output>;

export interface CompletionParts {
  complete: (call: CompletionCall) => Promise<Completion>;
  routes: Routes;
  budget: Budget;
  ledger: Pick<UsageLedger, 'record'>;
  log: Logger;
}

/**
 * One call without a stream, for extraction and judging: the first model of the route that is served answers. What it cost is recorded
 * under its purpose. No tries of its own beyond the route: its callers wait in a job or a page and decide. Throws ServiceError: `rate_limited` when a
 * budget does not allow it.
 */
export async function completeChat(input: Input, parts: CompletionParts): Promise<Output> {
  const { subjectKey } = input;
  // Callers ask again under the same id; each call is paid, so that each is a row.
  const requestId = `${input.requestId}.${randomBytes(4).toString('hex')}`;
  const route = parts.routes.for(subjectKey);
  const purpose = { holdId: requestId, subjectKey, cause: causeOf(input.purpose), turn: null };
  const hold = await parts.budget.admit(callSpending(purpose, input, route));
  try {
    return await askInTurn({ ...input, requestId }, route, parts);
  } finally {
    hold.release();
  }
}

async function askInTurn(input: Input, route: Route, parts: CompletionParts): Promise<Output> {
  for (const [index, model] of route.entries()) {
    try {
      return await ask(input, model, parts);
    } catch (error) {
      if (error instanceof ProviderError) {
        providerErrors.add(1, { status: error.label });
        const { failure, label: status, message: reason } = error;
        const { requestId, purpose } = input;
        parts.log.warn({ requestId, purpose, model: model.id, status, failure, reason }, 'the provider failed');
      }
      const served = !(error instanceof ProviderError) || (error.status !== 404 && error.status !== 409);
      if (!served) parts.routes.gone(model.id);
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
    maxTokens: input.maxTokens,
  });
  const attributes = { [GEN_AI.operationName]: 'chat', [GEN_AI.providerName]: GEN_AI_PROVIDER, [GEN_AI.requestModel]: model.id };
  const form = askForJson(messages, model, jsonSchema);
  const request: CompletionCall = { requestId, subjectKey, model: model.id, maxTokens, temperature, ...form };
  const answer = withSpan(`chat ${model.id}`, attributes, () => parts.complete(request), { kind: SpanKind.CLIENT });
  const { text, finish, usage } = await answer.catch((error: unknown) => {
    // Charged or not: what left us without an answer is a row with its bound.
    call.close();
    parts.ledger.record(call, error instanceof ProviderError ? error.label : 'failed');
    throw error;
  });
  call.chargeable = true;
  call.received = { usage, receivedChars: text.length, firstTokenAtMs: undefined, finish };
  call.close();
  parts.ledger.record(call, finish);
  const { tokensIn, tokensOut, costNanoUsd } = call.usage() as Usage;
  return { text, finish, model: model.id, tokensIn, tokensOut, costNanoUsd };
}

/** A model without JSON mode is asked for the schema in words; whether it keeps to it is the caller's to see, as always. */
function askForJson(
  messages: Input['messages'],
  model: Model,
  jsonSchema: Input['jsonSchema'],
): Pick<CompletionCall, 'messages' | 'jsonSchema'> {
  if (!jsonSchema || !model.quirks.includes('no-json-mode')) return { messages, jsonSchema };
  const words = `Answer with one JSON object and nothing else. It fits this JSON schema: ${JSON.stringify(jsonSchema.schema)}`;
  return { messages: [...messages, { role: 'system', content: words }] };
}

/** The causes of the ledger that a purpose names; any other purpose is a plain completion. */
const causeOf = (purpose: string): UsageCause => (purpose === 'plan-extraction' || purpose === 'judge' ? purpose : 'complete');
