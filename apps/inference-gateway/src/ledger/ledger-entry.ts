import type { UsageCause } from '@hyrox/contracts';
import type { ProviderCall } from '../provider/provider-call.ts';

/** One row of `usage_ledger`, in the words of `record_usage`. Money in nano-dollars, times in milliseconds. */
export interface LedgerEntry {
  request_id: string;
  turn_id: string | null;
  attempt: number | null;
  subject_key: string;
  cause: UsageCause;
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

/** The row of one call; undefined when the provider never began to answer, because then there is nothing to pay. */
export function callEntry(call: ProviderCall, status: string): LedgerEntry | undefined {
  const usage = call.usage();
  if (!usage) return undefined;
  const { requestId, cause, model, subjectKey, turn } = call.order;
  return {
    request_id: requestId,
    turn_id: turn?.turnId ?? null,
    attempt: turn?.attempt ?? null,
    subject_key: subjectKey,
    cause,
    model: model.id,
    tokens_in: usage.tokensIn,
    tokens_out: usage.tokensOut,
    cost_nano_usd: usage.costNanoUsd,
    price_valid_from: usage.priceValidFrom,
    exact: usage.exact,
    first_token_ms: call.firstTokenMs ?? null,
    total_ms: call.totalMs,
    status,
  };
}
