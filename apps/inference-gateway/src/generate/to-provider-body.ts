import type { GenerateInput } from '@hyrox/contracts';

/** The JSON body of a streamed completion. `user` is the opaque subject key; `max_tokens` is always there, its default would reserve 8,192. */
export function toProviderBody(input: GenerateInput, model: string): string {
  return JSON.stringify({
    model,
    messages: input.messages,
    max_tokens: input.maxTokens,
    temperature: input.temperature,
    user: input.subjectKey,
    stream: true,
    stream_options: { include_usage: true },
  });
}
