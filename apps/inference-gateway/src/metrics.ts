import type { TurnEnd } from '@hyrox/contracts';
import { counter, gauge, gauges, histogram } from '@hyrox/telemetry';
import type { AttemptAccount } from './generate/attempt-account.ts';
import type { UsageLedger } from './ledger/record-usage.ts';
import type { Worker } from './worker.ts';

const firstToken = histogram('hyrox_first_token_seconds', 'From dispatch to the first token of the provider');
const tokens = counter('hyrox_tokens_total', 'Tokens as charged, by direction (in, out)');
const cost = counter('hyrox_cost_nano_usd_total', 'Cost in nano-dollars, estimates included');
const finished = counter('hyrox_generations_finished_total', 'Attempts whose answer was committed, by outcome and finish');

/** Calls of the provider that failed, by HTTP status or kind of failure, tries that were repeated included. */
export const providerErrors = counter(
  'hyrox_provider_errors_total',
  'Failed calls of the model provider, by status',
  ['404', '409', '429', '500', '502', '503', '504', 'broken', 'cut', 'reset', 'timeout', 'unreachable'].map((status) => ({ status })),
);

/** Calls that a budget did not allow, by budget and cause. */
export const budgetRefusals = counter(
  'hyrox_budget_refusals_total',
  'Calls that a budget did not allow, by scope (day, month, subject), why (spent, or held for calls that run or died) and cause',
  ['day', 'month', 'subject'].flatMap((scope) => ['spent', 'held'].map((why) => ({ scope, why, cause: 'turn' }))),
);

/** Calls that were made again, by the status or kind of the failure before. */
export const retriesTotal = counter(
  'hyrox_provider_retries_total',
  'Calls of the model provider that were made again, by status of the failure before',
);
/** Second calls beside a silent one, by result: `won`, `lost` to the other, `failed`. */
export const hedgesTotal = counter('hyrox_hedges_total', 'Second calls beside a silent one, by result (won, lost, failed)');
export const queueWait = histogram('hyrox_queue_wait_seconds', 'In line for the model provider, of those that were let in');

const BREAKER_STATES = { closed: 0, 'half-open': 1, open: 2 } as const;

/** Values that are read when somebody asks. */
export function watchWorker({ generations, queue, extraTokens, breakers }: Worker): void {
  gauge('hyrox_generations_live', 'Attempts this worker holds a lease on', () => generations.live().length);
  gauge('hyrox_queue_length', 'Attempts in line for the model provider', () => queue.waiting);
  gauge('hyrox_extra_tokens_left', 'Tokens that may be spent on further calls of the same answers', () => extraTokens.left);
  gauges('hyrox_breaker_state', 'Whether a model is asked: 0 yes, 1 by one probe, 2 no', () =>
    breakers.states().map(([model, state]) => [{ model }, BREAKER_STATES[state]]),
  );
}

/** What budgets and bills do not see yet. */
export function watchLedger(ledger: Pick<UsageLedger, 'waiting'>): void {
  gauge('hyrox_ledger_waiting', 'Calls of the provider that are not written to the ledger yet', () => ledger.waiting().calls);
  gauge('hyrox_ledger_waiting_seconds', 'For how long the oldest of them is not written', () => ledger.waiting().oldestS);
}

export function watchMissingModels(count: () => number): void {
  gauge('hyrox_models_missing', 'Models of the route that their provider does not list, or whose announced end is near or past', count);
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
