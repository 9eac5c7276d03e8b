import { BudgetSpent } from '../budget/budget-spent.ts';
import { turnSpending } from '../budget/call-spending.ts';
import type { Worker } from '../worker.ts';
import { finishAttempt } from './finish-attempt.ts';
import type { Generation } from './generations.ts';
import { runAttempt, type AttemptOrder } from './run-attempt.ts';

/**
 * Asks the budget, then runs the attempt. Where a budget allows no more the turn ends at once, saying which one and when it is back. A turn that was
 * answered may be asked of the shadow model afterwards. Never rejects.
 */
export async function admitAttempt(generation: Generation, order: AttemptOrder, worker: Worker): Promise<void> {
  const { input, route } = order;
  try {
    generation.hold = await worker.budget.admit(turnSpending(input, route));
  } catch (error) {
    if (!(error instanceof BudgetSpent)) worker.log.error({ err: error, turnId: input.turnId }, 'a turn could not be admitted');
    const { reason, retryAfterS } =
      error instanceof BudgetSpent ? error : { reason: 'something went wrong on our side', retryAfterS: undefined };
    return finishAttempt(generation, { outcome: 'failed', finish: 'error', reason, retryAfterS }, worker);
  }
  // Dropped while the budget was asked: whoever did that could not give it back yet.
  if (generation.log.state !== 'running') return generation.hold.release();
  await runAttempt(generation, order, worker);
  const { account, log } = generation;
  if (log.end?.outcome !== 'done') return;
  const { model, firstTokenMs } = account;
  worker.shadow?.after({ input, model: model.id, firstTokenMs, tokensOut: account.usage()?.tokensOut, finish: log.end.finish });
}
