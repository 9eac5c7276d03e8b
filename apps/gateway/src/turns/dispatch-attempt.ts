import { bumpAttempt, inferenceGenerate, ServiceError, TURN_LIMITS, type GenerateInput } from '@hyrox/contracts';
import { isNoResponders } from '@hyrox/messaging';
import { reasonOf } from '@hyrox/telemetry';
import { restartTurn, tellReaders, type LiveTurn } from './follow/live-turn.ts';
import type { TurnDeps } from './turn-deps.ts';

const SAME_ATTEMPT_AGAIN_MS = 250;

/** The worker read it and will read it the same way again. */
const isRefusal = (error: unknown): boolean => error instanceof ServiceError && !error.retryable;

/** A worker that is full says when to come back: asked sooner it would only be asked more often. */
const askAgainAfterMs = (error: unknown): number =>
  error instanceof ServiceError ? Math.max(SAME_ATTEMPT_AGAIN_MS, (error.retryAfterS ?? 0) * 1_000) : SAME_ATTEMPT_AGAIN_MS;

/** Takes the next attempt from the record; undefined when the turn is no longer ours. */
async function bump(turnId: string, attempt: number, { bus }: TurnDeps): Promise<number | undefined> {
  const reply = await bus.insist(bumpAttempt, { turnId, attempt, holder: bus.holder });
  return 'lost' in reply ? undefined : reply.state.attempt;
}

/**
 * Hands an attempt to any worker (rule 2): one attempt reaches the workers at most once. "No responders" means that nobody got it, so the
 * same attempt may be sent again; after anything else somebody may have it, so a new attempt is taken first. Gives up after four
 * seconds: the lease ends, and the reaper finds another conductor.
 */
export async function dispatchAttempt(prompt: Omit<GenerateInput, 'gateway'>, turn: LiveTurn | undefined, deps: TurnDeps): Promise<void> {
  const { bus, log } = deps;
  const { turnId } = prompt;
  const until = performance.now() + TURN_LIMITS.dispatchForMs;
  let attempt: number | undefined = prompt.attempt;
  let waiting = false;
  while (attempt !== undefined) {
    if (turn) turn.dispatchedAttempt = Math.max(turn.dispatchedAttempt, attempt);
    try {
      const input = { ...prompt, attempt, ...(turn ? { gateway: bus.holder } : {}) };
      const { worker } = await bus.ask(inferenceGenerate, input, { timeoutMs: TURN_LIMITS.generateAckMs });
      if (turn?.attempt === attempt) turn.worker = worker;
      return;
    } catch (error) {
      log.warn({ turnId, attempt, reason: reasonOf(error) }, 'no worker took an attempt');
      if (performance.now() > until || isRefusal(error)) return;
      if (turn && !waiting) tellReaders(turn, { name: 'status', data: { state: 'queued', reason: 'no_worker' } });
      waiting = true;
      if (!isNoResponders(error)) {
        attempt = await bump(turnId, attempt, deps);
        if (turn && attempt !== undefined && attempt > turn.attempt) restartTurn(turn, attempt);
      }
      await new Promise((again) => setTimeout(again, askAgainAfterMs(error)));
    }
  }
}
