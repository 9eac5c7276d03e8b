import { releaseAttempt } from '@hyrox/contracts';
import type { Worker } from '../worker.ts';
import { dropAttempt } from './drop-attempt.ts';
import type { Generation } from './generations.ts';

const RELEASE_WITHIN_MS = 2_000;

/**
 * An answer broke off after the athlete has read some of it: hands the attempt back, so that the turn begins again as its next attempt, and says so.
 * False when it may not: stopped, started too often, too old, or no extra tokens left; then what was written is kept and the turn fails.
 *
 * Begun again and not continued: the provider documents no way to go on with the last assistant message and ignores parameters that it does not know,
 * so a continuation could silently be a new answer; and a seam inside a figure ("3 x | 10 reps") is worse than a fresh text.
 */
export async function letGo(generation: Generation, worker: Worker): Promise<boolean> {
  const { log, account } = generation;
  const usage = account.usage();
  const spent = usage ? usage.tokensIn + usage.tokensOut : 0;
  if (!worker.extraTokens.take(spent, 'retry')) return false;
  worker.frames.status(log, { state: 'retrying', reason: 'the answer broke off' });
  const request = { turnId: log.turnId, attempt: log.attempt, worker: worker.bus.holder };
  try {
    const { released } = await worker.bus.ask(releaseAttempt, request, { timeoutMs: RELEASE_WITHIN_MS });
    if (released) dropAttempt(generation, 'released', worker);
    else worker.extraTokens.correct(-spent);
    return released;
  } catch (error) {
    // Whether it was released or not, the commit that follows is fenced or stands.
    worker.log.warn({ turnId: log.turnId, attempt: log.attempt, err: error }, 'an attempt could not be handed back');
    return false;
  }
}
