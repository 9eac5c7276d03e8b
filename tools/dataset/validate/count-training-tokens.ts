import type { ChatMessage } from '@hyrox/contracts';

export type CountTrainingTokens = (messages: readonly ChatMessage[]) => number;

/** What Llama 3.3 would be trained with at most in one example; Nebius takes 8,192 by default. */
export const CONTEXT_TOKENS = 8192;

/** The header of an answer that is yet to come belongs to a prompt, not to a training example. */
const OPEN_ANSWER_TOKENS = 4;

/** Exact Llama 3.3 template tokens of a whole conversation. Its vocabulary takes a second to load, so it is loaded when it is needed. */
export async function loadTrainingTokenCounter(): Promise<CountTrainingTokens> {
  const { countPromptTokens } = await import('../../local/nebius/count-tokens.ts');
  return (messages) => countPromptTokens(messages) - OPEN_ANSWER_TOKENS;
}
