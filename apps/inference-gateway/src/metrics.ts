import type { TurnEnd } from '@hyrox/contracts';
import { counter, gauge, histogram } from '@hyrox/telemetry';
import type { AttemptAccount } from './generate/attempt-account.ts';
import type { Generations } from './generate/generations.ts';

const firstToken = histogram('hyrox_first_token_seconds', 'From dispatch to the first token of the provider');
const tokens = counter('hyrox_tokens_total', 'Tokens as charged, by direction (in, out)');
const cost = counter('hyrox_cost_nano_usd_total', 'Cost in nano-dollars, estimates included');
const finished = counter('hyrox_generations_finished_total', 'Attempts whose answer was committed, by outcome and finish');

/** Calls of the provider that failed, by HTTP status or kind of failure, tries that were repeated included. */
export const providerErrors = counter('hyrox_provider_errors_total', 'Failed calls of the model provider, by status');

/** Calls that a budget did not allow, by budget and cause. */
export const budgetRefusals = counter(
  'hyrox_budget_refusals_total',
  'Calls that a budget did not allow, by scope (day, month, subject) and cause',
);

export function watchLiveGenerations(generations: Generations): void {
  gauge('hyrox_generations_live', 'Attempts this worker holds a lease on', () => generations.live().length);
}

export function watchMissingModels(count: () => number): void {
  gauge('hyrox_models_missing', 'Models of the route that their provider does not list', count);
}

/** Counts what was charged, whatever became of the answer. */
export function countUsage(usage: { model: string; cause: string; tokensIn: number; tokensOut: number; costNanoUsd: number }): void {
  const { model, cause } = usage;
  tokens.add(usage.tokensIn, { direction: 'in', model, cause });
  tokens.add(usage.tokensOut, { direction: 'out', model, cause });
  cost.add(usage.costNanoUsd, { model, cause });
}

/** Is the provider's count of the prompt the conductor's? Where it is not, another template or tokeniser answers than we think. */
const promptCounts = counter('hyrox_prompt_counts_total', 'Prompts that the provider counted, by whether its count was ours (yes, no)');

export function countFinished(account: AttemptAccount, end: TurnEnd): void {
  const reported = account.receiver?.usage?.tokensIn;
  if (reported !== undefined && account.promptTokens !== undefined)
    promptCounts.add(1, { model: account.model.id, agrees: reported === account.promptTokens ? 'yes' : 'no' });
  finished.add(1, { outcome: end.outcome, finish: end.finish });
  if (account.firstTokenMs !== undefined) firstToken.record(account.firstTokenMs / 1000, { model: account.model.id });
}
