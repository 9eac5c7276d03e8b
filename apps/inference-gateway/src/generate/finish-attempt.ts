import { finishTurn, ServiceError, TURN_LIMITS, type Finish, type Outcome, type TurnEnd } from '@hyrox/contracts';
import { ENDED } from '../clock.ts';
import type { Worker } from '../worker.ts';
import { countFinished } from '../metrics.ts';
import { dropAttempt } from './drop-attempt.ts';
import type { Generation } from './generations.ts';

const FINISH_TRY_MS = 2_000;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 500;

/** How an answer ended, as the worker sees it. */
export interface AnswerEnd {
  outcome: Outcome;
  finish: Finish;
  reason?: string;
  /** When a budget that is used up is there again. */
  retryAfterS?: number | undefined;
}

/**
 * Freezes the text, commits it, then tells the end: the terminal frame exists only after the commit and carries the end that the commit
 * returned. Asked again until answered, meanwhile the lease is renewed. A fenced commit drops the attempt without a word.
 * A second call for the same attempt does nothing: the first decides.
 */
export async function finishAttempt(generation: Generation, end: AnswerEnd, worker: Worker): Promise<void> {
  const { log, account } = generation;
  const text = log.freeze();
  if (text === undefined) return;
  account.close();
  generation.abort.abort(ENDED);
  const answer = await commit(generation, { text, end: toTurnEnd(generation, end, worker) }, worker);
  if (!answer) return;
  if ('fenced' in answer) return dropAttempt(generation, 'fenced', worker);
  log.settle(answer.end);
  worker.frames.touch(log);
  setTimeout(() => forget(generation, worker), TURN_LIMITS.keepEndedMs).unref();
  for (const call of account.settle()) worker.ledger.record(call, answer.end.outcome);
  generation.hold?.release();
  countFinished(account, answer.end);
}

function toTurnEnd({ account }: Generation, end: AnswerEnd, worker: Pick<Worker, 'warmth'>): TurnEnd {
  const usage = account.usage();
  return {
    outcome: end.outcome,
    finish: end.finish,
    ...(end.reason === undefined ? {} : { reason: end.reason }),
    ...(end.retryAfterS === undefined ? {} : { retryAfterS: end.retryAfterS }),
    model: account.model.id,
    ...(worker.warmth ? { cold: account.metCold } : {}),
    ...(usage ? { tokensIn: usage.tokensIn, tokensOut: usage.tokensOut, costNanoUsd: usage.costNanoUsd } : {}),
    stages: account.stages(),
    notices: [],
  };
}

async function commit(
  generation: Generation,
  answer: { text: string; end: TurnEnd },
  worker: Worker,
): Promise<{ end: TurnEnd } | { fenced: true } | undefined> {
  const { log } = generation;
  const request = { turnId: log.turnId, attempt: log.attempt, worker: worker.bus.holder, carry: log.carry, ...answer };
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    try {
      return await worker.bus.ask(finishTurn, request, { timeoutMs: FINISH_TRY_MS });
    } catch (error) {
      if (log.state === 'dropped') return undefined;
      if (error instanceof ServiceError && !error.retryable) {
        // Asking again cannot help. The lease runs out and the reaper decides.
        worker.log.error(
          { turnId: log.turnId, attempt: log.attempt, code: error.code, field: error.field },
          'an answer could not be committed',
        );
        dropAttempt(generation, 'refused', worker);
        return undefined;
      }
      worker.log.warn({ turnId: log.turnId, attempt: log.attempt, waitMs }, 'an answer waits for its commit');
    }
    await new Promise((again) => setTimeout(again, waitMs));
    if ((log.state as string) === 'dropped') return undefined;
  }
}

function forget(generation: Generation, worker: Worker): void {
  generation.log.drop();
  worker.generations.remove(generation);
  worker.frames.forget(generation.log);
}
