import type { GenerateInput, UsageCause } from '@hyrox/contracts';
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

export interface CallPurpose {
  holdId: string;
  subjectKey: string;
  cause: UsageCause;
  turn: { turnId: string; attempt: number } | null;
}

/** A call to the first of these models, or when it is not served to another, as a budget sees it: the dearest of them, and an answer of full length. */
export function callSpending(purpose: CallPurpose, size: CallSize, models: readonly [Model, ...Model[]], at = new Date()): Spending {
  const { holdId, subjectKey, cause, turn } = purpose;
  const chars = size.messages.reduce((sum, { content }) => sum + content.length, 0);
  const tokensIn = size.promptTokens ?? Math.ceil(chars / FEWEST_CHARS_PER_TOKEN);
  const costs = models.map((model) => {
    const price = priceAt(model, at);
    return price ? costNanoUsd(price, tokensIn, size.maxTokens) : 0;
  });
  const price = priceAt(models[0], at);
  const lost = price && {
    ...{ request_id: holdId, turn_id: turn?.turnId ?? null, attempt: turn?.attempt ?? null, subject_key: subjectKey, cause },
    ...{ model: models[0].id, tokens_in: tokensIn, tokens_out: 0, cost_nano_usd: costNanoUsd(price, tokensIn, 0) },
    ...{ price_valid_from: price.validFrom, exact: false, first_token_ms: null, total_ms: null, status: 'lost' },
  };
  return { holdId, subjectKey, cause, worstNanoUsd: Math.max(...costs), lost };
}

/** An attempt of a turn. Its calls beyond the first draw on the same hold. */
export function turnSpending(input: GenerateInput, route: readonly [Model, ...Model[]]): Spending {
  const { turnId, attempt, subjectKey } = input;
  return callSpending({ holdId: `${turnId}.${attempt}`, subjectKey, cause: 'turn', turn: { turnId, attempt } }, input, route);
}
