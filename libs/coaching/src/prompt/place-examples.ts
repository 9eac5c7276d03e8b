import type { ChatMessage } from '@hyrox/contracts';
import { takeOutOrdersOnce } from '../untrusted/take-out-orders.ts';
import { countMessage, type CountTokens } from './count-prompt.ts';

/** A coaching conversation that shows a model without our fine-tuning how Coach K answers. */
export interface CoachExample {
  conversation: readonly { role: 'system' | 'user' | 'assistant'; content: string }[];
}

/** What examples add to a turn: how many stand in its prompt, and how many exact tokens they cost. */
export interface ExamplesCost {
  count: number;
  tokens: number;
}

/** Stands over the examples. The facts in them belong to other athletes. */
export const EXAMPLES_HEADING =
  'How you have coached others. Answer in this manner. The facts of these conversations are about other athletes: take none of them for the one you speak with.';

/** Room for examples, in exact tokens: three usual ones. */
export const EXAMPLES_TOKEN_BUDGET = 1_800;
const MOST = 3;

const SPEAKERS = { user: 'Athlete', assistant: 'Coach K' } as const;

/** One example as it is sent; null for one in which something gives orders, or which shows no answer. */
function formatExample({ conversation }: CoachExample): string | null {
  const spoken = conversation.flatMap(({ role, content }) => (role === 'system' ? [] : [{ role, content: content.trim() }]));
  if (spoken[0]?.role !== 'user' || spoken.at(-1)?.role !== 'assistant') return null;
  const clean = spoken.map(({ role, content }) => ({ role, content: takeOutOrdersOnce.sentence(content) }));
  if (clean.some(({ content }, i) => content !== spoken[i]?.content)) return null;
  return clean.map(({ role, content }) => `**${SPEAKERS[role]}**: ${content}`).join('\n\n');
}

const wordExamples = (examples: readonly string[]): string => [EXAMPLES_HEADING, ...examples].join('\n\n---\n\n');

/**
 * Puts the nearest examples, at most three, as one system message behind the tuned prompt and its passages, in front of everything about
 * this athlete and this turn. Nearest first; one that does not fit into `roomTokens` (and the budget of all examples) is left out, and so is
 * one that is not plainly a conversation. They are the first to go: whatever else the prompt needs was counted before.
 */
export function placeExamples(
  messages: readonly ChatMessage[],
  examples: readonly CoachExample[],
  { countTokens, roomTokens }: { countTokens: CountTokens; roomTokens: number },
): { messages: ChatMessage[]; cost: ExamplesCost } {
  const budgetTokens = Math.min(roomTokens, EXAMPLES_TOKEN_BUDGET);
  const kept: string[] = [];
  let tokens = 0;
  for (const worded of examples.map(formatExample)) {
    if (worded === null || kept.length === MOST) continue;
    const cost = countMessage(wordExamples([...kept, worded]), countTokens);
    if (cost > budgetTokens) continue;
    kept.push(worded);
    tokens = cost;
  }
  const [first, ...rest] = messages;
  if (!first || kept.length === 0) return { messages: [...messages], cost: { count: 0, tokens: 0 } };
  return { messages: [first, { role: 'system', content: wordExamples(kept) }, ...rest], cost: { count: kept.length, tokens } };
}
