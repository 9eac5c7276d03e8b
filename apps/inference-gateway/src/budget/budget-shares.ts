import type { UsageCause } from '@hyrox/contracts';

/**
 * How much of the day's and the month's budget each cause may take, in per cent of the limit. What nobody waits for stops first, so that the rest
 * is kept for athletes.
 */
export const BUDGET_SHARES: Readonly<Record<UsageCause, number>> = {
  turn: 100,
  retry: 100,
  hedge: 100,
  continue: 100,
  embedding: 100,
  'plan-extraction': 95,
  complete: 95,
  judge: 70,
  shadow: 60,
  'keep-warm': 60,
};
