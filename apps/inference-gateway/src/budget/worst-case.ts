import type { GenerateInput } from '@hyrox/contracts';
import { costNanoUsd } from '../models/cost.ts';
import { priceAt, type Model } from '../models/model-catalog.ts';
import type { Spending } from './budget.ts';

/** Two characters to a token: prose of ours has about four. */
const FEWEST_CHARS_PER_TOKEN = 2;

export interface CallSize {
  promptTokens?: number | undefined;
  messages: readonly { content: string }[];
  maxTokens: number;
}

/** What one call of the dearest of these models costs at most, in nano-dollars. */
export function worstCase({ promptTokens, messages, maxTokens }: CallSize, models: readonly Model[], at: Date): number {
  const chars = messages.reduce((sum, { content }) => sum + content.length, 0);
  const tokensIn = promptTokens ?? Math.ceil(chars / FEWEST_CHARS_PER_TOKEN);
  return Math.max(
    0,
    ...models.map((model) => {
      const price = priceAt(model, at);
      return price ? costNanoUsd(price, tokensIn, maxTokens) : 0;
    }),
  );
}

/** An attempt of a turn as a budget sees it. Its calls beyond the first draw on the same hold. */
export function turnSpending(input: GenerateInput, route: readonly Model[], at = new Date()): Spending {
  return {
    holdId: `${input.turnId}.${input.attempt}`,
    subjectKey: input.subjectKey,
    cause: 'turn',
    worstNanoUsd: worstCase(input, route, at),
  };
}
