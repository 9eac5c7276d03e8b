import type { AttemptAccount } from '../generate/attempt-account.ts';

/** One row of `usage_ledger`, in the words of `record_usage`. Money in nano-dollars, times in milliseconds. */
export interface LedgerEntry {
  request_id: string;
  turn_id: string | null;
  attempt: number | null;
  subject_key: string;
  /** `turn`: a first attempt. `retry`: a later one. `complete`: a call without a turn. */
  cause: 'turn' | 'retry' | 'complete';
  model: string;
  tokens_in: number;
  tokens_out: number;
  cost_nano_usd: number;
  price_valid_from: string;
  exact: boolean;
  first_token_ms: number | null;
  total_ms: number;
  status: string;
  traceparent?: string | null;
}

/** The row of one attempt; undefined when the provider never began to answer, because then there is nothing to pay. */
export function turnEntry(account: AttemptAccount, status: string): LedgerEntry | undefined {
  const usage = account.usage();
  if (!usage) return undefined;
  return {
    request_id: account.requestId,
    turn_id: account.turnId,
    attempt: account.attempt,
    subject_key: account.subjectKey,
    cause: account.attempt === 1 ? 'turn' : 'retry',
    model: account.model.id,
    tokens_in: usage.tokensIn,
    tokens_out: usage.tokensOut,
    cost_nano_usd: usage.costNanoUsd,
    price_valid_from: usage.priceValidFrom,
    exact: usage.exact,
    first_token_ms: account.firstTokenMs ?? null,
    total_ms: account.totalMs,
    status,
  };
}
