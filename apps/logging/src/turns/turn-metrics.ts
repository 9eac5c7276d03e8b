import type { TurnEnd } from '@hyrox/contracts';
import { counter, histogram } from '@hyrox/telemetry';

/** Turns that reached their end, by outcome (done, stopped, failed) and finish (stop, length, guard, …). Counted where the commit happens, once per turn. */
export const turnsTotal = counter('hyrox_turns_total', 'Turns that ended, by outcome and finish', [
  { outcome: 'done', finish: 'stop' },
  { outcome: 'failed', finish: 'error' },
]);

/** Findings of the checks, by code. */
const noticesTotal = counter('hyrox_notices_total', 'Notices shown with an answer, by code and severity');

/** Dollars; the budget is 0.01 a turn. */
const turnCost = histogram('hyrox_turn_cost_usd', 'Cost of one turn', [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05]);
const turnSeconds = histogram('hyrox_turn_seconds', 'From the dispatch of a turn to its last token');
const tokenRate = histogram(
  'hyrox_turn_tokens_per_second',
  'How fast an answer came, after its first token',
  [5, 10, 15, 20, 30, 40, 60, 80, 120, 200],
);

/** Counts a turn whose end has just been committed. */
export function countEnd(end: TurnEnd): void {
  const { outcome, finish, notices, costNanoUsd, tokensOut, stages } = end;
  turnsTotal.add(1, { outcome, finish });
  for (const { code, severity } of notices) noticesTotal.add(1, { code, severity });
  if (costNanoUsd !== undefined) turnCost.record(costNanoUsd / 1e9);
  const { first_token: firstTokenMs, generation: generationMs } = stages;
  if (firstTokenMs === undefined || generationMs === undefined) return;
  turnSeconds.record((firstTokenMs + generationMs) / 1000);
  if (tokensOut !== undefined && tokensOut > 1 && generationMs > 0) tokenRate.record((tokensOut - 1) / (generationMs / 1000));
}

export const acceptSeconds = histogram('hyrox_accept_turn_seconds', 'Time to commit an accepted turn');

export const finishSeconds = histogram('hyrox_finish_turn_seconds', 'Time to check and commit an answer');

/** Attempts taken from a holder, by what became of the turn: rerun, stopped or failed. */
export const reapedTotal = counter(
  'hyrox_reaped_total',
  'Attempts taken from a dead or silent holder',
  ['rerun', 'stopped', 'failed'].map((to) => ({ to })),
);
