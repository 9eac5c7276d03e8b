import type { usageRecorded } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';
import { NOBODY } from './forget-subject.ts';
import type { LedgerEntry } from './ledger-entry.ts';

/**
 * Takes what an embedding cost into the ledger, once: the request id is the row's key, however often the event comes. It was paid to another
 * provider by another service, for nobody in particular. Facts of our own rows come back by the same stream and are passed over.
 */
export async function recordEmbedding(
  fact: z.output<typeof usageRecorded.data>,
  deps: { database: Pick<Database, 'call'> },
): Promise<{ written: boolean }> {
  if (fact.cause !== 'embedding') return { written: false };
  const entry: LedgerEntry = {
    request_id: fact.requestId,
    turn_id: null,
    attempt: null,
    subject_key: fact.subjectKey ?? NOBODY,
    cause: fact.cause,
    model: fact.model,
    tokens_in: fact.tokensIn,
    tokens_out: fact.tokensOut,
    cost_nano_usd: fact.costNanoUsd,
    price_valid_from: fact.priceValidFrom ?? null,
    exact: fact.exact,
    first_token_ms: null,
    total_ms: null,
    status: 'done',
  };
  return { written: await deps.database.call<boolean>('record_usage', [JSON.stringify(entry)]) };
}
