import type { inferenceComplete } from '@hyrox/contracts';
import { GEN_AI, GEN_AI_PROVIDER, SpanKind, withSpan, type Logger } from '@hyrox/telemetry';
import type { z } from 'zod';
import type { UsageLedger } from '../ledger/record-usage.ts';
import { providerErrors } from '../metrics.ts';
import { costNanoUsd, estimateTokens } from '../models/cost.ts';
import { priceAt, type Model } from '../models/model-catalog.ts';
import type { Completion, CompletionCall } from '../provider/complete.ts';
import { ProviderError } from '../provider/provider-error.ts';
import { toServiceError } from '../provider/to-service-error.ts';

type Input = z.output<typeof inferenceComplete.input>;
type Output = z.input<typeof inferenceComplete.output>;

export interface CompletionParts {
  complete: (call: CompletionCall) => Promise<Completion>;
  route: readonly [Model, ...Model[]];
  ledger: Pick<UsageLedger, 'add'>;
  log: Logger;
}

/**
 * One call without a stream, for extraction and judging: the first model of the route that is served answers. What it cost is recorded
 * under `complete`. No tries of its own beyond the route: its callers wait in a job or a page and decide. Throws ServiceError.
 */
export async function completeChat(input: Input, parts: CompletionParts): Promise<Output> {
  for (const [index, model] of parts.route.entries()) {
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
      if (served || index === parts.route.length - 1) throw toServiceError(error);
    }
  }
  throw toServiceError(new ProviderError('unreachable', 'no model on the route'));
}

async function ask(input: Input, model: Model, parts: CompletionParts): Promise<Output> {
  const startedAtMs = performance.now();
  const attributes = { [GEN_AI.operationName]: 'chat', [GEN_AI.providerName]: GEN_AI_PROVIDER, [GEN_AI.requestModel]: model.id };
  const { requestId, subjectKey, messages, maxTokens, temperature, jsonSchema } = input;
  const call: CompletionCall = { requestId, subjectKey, model: model.id, messages, maxTokens, temperature, jsonSchema };
  const { text, finish, usage } = await withSpan(`chat ${model.id}`, attributes, () => parts.complete(call), { kind: SpanKind.CLIENT });
  const price = priceAt(model, new Date());
  if (!price) throw new Error(`${model.id} has no price today`);
  const tokensIn = usage?.tokensIn ?? estimateTokens(messages.reduce((sum, message) => sum + message.content.length, 0));
  const tokensOut = usage?.tokensOut ?? estimateTokens(text.length);
  const cost = costNanoUsd(price, tokensIn, tokensOut);
  parts.ledger.add({
    request_id: requestId,
    turn_id: null,
    attempt: null,
    subject_key: subjectKey,
    cause: 'complete',
    model: model.id,
    tokens_in: tokensIn,
    tokens_out: tokensOut,
    cost_nano_usd: cost,
    price_valid_from: price.validFrom,
    exact: usage !== undefined,
    first_token_ms: null,
    total_ms: Math.round((performance.now() - startedAtMs) * 10) / 10,
    status: finish,
  });
  return { text, finish, model: model.id, tokensIn, tokensOut, costNanoUsd: cost };
}
