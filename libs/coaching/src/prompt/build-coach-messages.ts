import type { ChatMessage, HistoryMessage, Source } from '@hyrox/contracts';
import type { CountTokens } from './count-prompt.ts';
import { formatContext } from './format-context.ts';
import { flattenStructure, takeOutOrders } from '../untrusted/take-out-orders.ts';
import { DATA_LINE } from './data-line.ts';
import { neutralise } from './neutralise.ts';
import { buildSystemPrompt } from './system-prompt.ts';
import { trimHistory } from './trim-history.ts';

export interface CoachPromptInput {
  message: string;
  history: readonly HistoryMessage[];
  sources: readonly Source[];
  /** The athlete in one line, or null when nothing may be said. */
  summary: string | null;
  /** What the safety router asks of the model this time. */
  instruction?: string | undefined;
}

/**
 * The messages of one turn in the hand-off's order: tuned system prompt with its passages, athlete summary, what is data and
 * what the router asks, the last turns, the message. Whatever a person or a document wrote is neutralised on the way in, before it is
 * counted: passages and profile lose what gives orders, the athlete's own words only what looks like the prompt's structure.
 */
export function buildCoachMessages(input: CoachPromptInput, countTokens: CountTokens): ChatMessage[] {
  const summary = takeOutOrders(input.summary ?? '', 'clause');
  const instruction = input.instruction ? `${DATA_LINE}\n\n${input.instruction}` : DATA_LINE;
  const system = [buildSystemPrompt(formatContext(input.sources)), summary, instruction];
  const said = input.history.map(({ role, content }) => ({ role, content: flattenStructure(content) }));
  return [
    ...system.filter((content) => content !== '').map((content): ChatMessage => ({ role: 'system', content })),
    ...trimHistory(said, countTokens),
    { role: 'user', content: neutralise(input.message) },
  ];
}
