import type { UsageCause } from '@hyrox/contracts';
import type { ProviderCall, Usage } from '../provider/provider-call.ts';

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
  /** Of an estimate: what it lies between. */
  least_nano_usd?: number | null;
  most_nano_usd?: number | null;
  price_valid_from: string | null;
  exact: boolean;
  first_token_ms: number | null;
  total_ms: number | null;
  status: string;
  traceparent?: string | null;
}

/** A refusal by its HTTP status, or a connection that was never made: nothing was generated, nothing is charged. */
const FREE = /^(\d{3}|unreachable)$/;

/** What one call may have cost, by how it ended; undefined when there is nothing to pay. */
export const chargeOf = (call: ProviderCall, status: string): Usage | undefined =>
  call.usage() ?? (FREE.test(status) ? undefined : call.unansweredUsage());

/**
 * The row of one call; undefined when there is nothing to pay. A call that ended on our side or on the way before its answer began may be charged:
 * it is a row too, an estimate that may be nothing at least.
 */
export function callEntry(call: ProviderCall, status: string): LedgerEntry | undefined {
  const usage = chargeOf(call, status);
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
    least_nano_usd: usage.bound?.leastNanoUsd ?? null,
    most_nano_usd: usage.bound?.mostNanoUsd ?? null,
    price_valid_from: usage.priceValidFrom,
    exact: usage.exact,
    first_token_ms: call.firstTokenMs ?? null,
    total_ms: call.totalMs,
    status,
  };
}
