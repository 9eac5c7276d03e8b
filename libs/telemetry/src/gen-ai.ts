/**
 * Attribute and span names of OpenTelemetry's GenAI conventions (status: development), kept in one place because they still move.
 * Source: open-telemetry/semantic-conventions-genai, as in `@opentelemetry/semantic-conventions` 1.45.0 incubating.
 */
export const GEN_AI = {
  operationName: 'gen_ai.operation.name',
  providerName: 'gen_ai.provider.name',
  requestModel: 'gen_ai.request.model',
  requestStream: 'gen_ai.request.stream',
  requestMaxTokens: 'gen_ai.request.max_tokens',
  requestTemperature: 'gen_ai.request.temperature',
  responseId: 'gen_ai.response.id',
  responseModel: 'gen_ai.response.model',
  finishReasons: 'gen_ai.response.finish_reasons',
  timeToFirstChunk: 'gen_ai.response.time_to_first_chunk',
  inputTokens: 'gen_ai.usage.input_tokens',
  outputTokens: 'gen_ai.usage.output_tokens',
  conversationId: 'gen_ai.conversation.id',
} as const;

/** The provider as the conventions would name it. */
export const GEN_AI_PROVIDER = 'nebius';
