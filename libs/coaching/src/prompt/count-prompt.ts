import type { ChatMessage } from '@hyrox/contracts';

/** Exact number of Llama 3 tokens of a text on its own. The vocabulary is heavy, so a process that builds prompts brings the counter. */
export type CountTokens = (text: string) => number;

/** What Llama 3.3's chat template puts before the first system text, whatever the day. */
const DATE_PREAMBLE = 'Cutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\n';
/** `<|start_header_id|>`, the role, `<|end_header_id|>`, the blank line after it, and `<|eot_id|>` at the end. */
const AROUND_MESSAGE = 5;
/** `<|begin_of_text|>` in front and the header that the answer starts with. */
const AROUND_PROMPT = 1 + 4;

/** Tokens that one message after the first adds to a prompt: its trimmed text, its header and its end mark. */
export function countMessage(content: string, countTokens: CountTokens): number {
  return countTokens(content.trim()) + AROUND_MESSAGE;
}

/**
 * Exact `usage.prompt_tokens` of a conversation: Llama 3.3's chat template counted without rendering it. The first system message
 * shares its place with the date preamble; a conversation without one still pays for the preamble. Equal to 59 of 59 recorded counts of
 * the provider (research, ml-rag-finetuning §1.2).
 */
export function countPrompt(messages: readonly ChatMessage[], countTokens: CountTokens): number {
  const [first, ...rest] = messages;
  const leads = first?.role === 'system';
  const others = leads ? rest : messages;
  const system = countTokens(DATE_PREAMBLE + (leads ? first.content.trim() : '')) + AROUND_MESSAGE;
  return AROUND_PROMPT + system + others.reduce((sum, { content }) => sum + countMessage(content, countTokens), 0);
}
