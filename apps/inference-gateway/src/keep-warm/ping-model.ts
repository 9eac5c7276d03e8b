import { randomUUID } from 'node:crypto';
import { reasonOf, type Logger } from '@hyrox/telemetry';
import type { Budget } from '../budget/budget.ts';
import { callSpending } from '../budget/call-spending.ts';
import { NOBODY } from '../ledger/forget-subject.ts';
import type { UsageLedger } from '../ledger/record-usage.ts';
import { costNanoUsd } from '../models/cost.ts';
import { priceAt, type Model } from '../models/model-catalog.ts';
import type { Completion, CompletionCall } from '../provider/complete.ts';
import { ProviderCall } from '../provider/provider-call.ts';
import { ProviderError } from '../provider/provider-error.ts';
import type { Warmth } from '../warmth/warmth.ts';

const PROMPT = 'Ok';
/** The chat template brings the prompt to about 36 tokens with Llama 3; one is answered. */
const MOST_TOKENS_IN = 64;

export interface PingParts {
  budget: Budget;
  complete: (call: CompletionCall) => Promise<Completion>;
  ledger: Pick<UsageLedger, 'record'>;
  warmth: Warmth;
  log: Logger;
}

/** The most a call that keeps a model warm can cost today, in nano-dollars. Infinite without a price. */
export function mostPingNanoUsd(model: Model, at: Date): number {
  const price = priceAt(model, at);
  return price ? costNanoUsd(price, MOST_TOKENS_IN, 1) : Infinity;
}

/** Makes the smallest call there is, on nobody's account, and writes it into the ledger as every call; not where a budget forbids it. Never rejects. */
export async function pingModel(model: Model, parts: PingParts): Promise<{ costNanoUsd: number; answered: boolean }> {
  const requestId = `keep-warm.${randomUUID()}`;
  const messages = [{ role: 'user' as const, content: PROMPT }];
  const purpose = { cause: 'keep-warm' as const, subjectKey: NOBODY, turn: null };
  const call = new ProviderCall({ ...purpose, model, requestId, promptTokens: undefined, promptChars: PROMPT.length, maxTokens: 1 });
  const size = { messages, promptTokens: MOST_TOKENS_IN, maxTokens: 1 };
  const hold = await parts.budget.admit(callSpending({ ...purpose, holdId: requestId }, size, [model])).catch((error: unknown) => {
    parts.log.warn({ model: model.id, reason: reasonOf(error) }, 'a budget forbids to keep a model warm');
  });
  if (!hold) return { costNanoUsd: 0, answered: false };
  const sign = parts.warmth.begin(model.id, { promptTokens: 1, keepsWarm: true });
  try {
    const request = { requestId, subjectKey: NOBODY, model: model.id, messages, maxTokens: 1, temperature: 0 };
    const { text, finish, usage } = await parts.complete(request);
    call.chargeable = true;
    call.received = { usage, receivedChars: text.length, firstTokenAtMs: performance.now() };
    call.close();
    sign({ kind: 'first-token', firstTokenMs: call.totalMs });
    parts.ledger.record(call, finish);
    return { costNanoUsd: call.usage()?.costNanoUsd ?? 0, answered: true };
  } catch (error) {
    const refused = error instanceof ProviderError && error.status === 503;
    sign(refused ? { kind: 'loading', retryAfterMs: error.retryAfterMs } : { kind: 'failed' });
    call.close();
    parts.ledger.record(call, error instanceof ProviderError ? error.label : 'failed');
    parts.log.warn({ model: model.id, reason: reasonOf(error) }, 'a call to keep a model warm failed');
    return { costNanoUsd: call.charge()?.costNanoUsd ?? 0, answered: false };
  } finally {
    hold.release();
  }
}
