/** An avoided cold start may cost as much as an ordinary turn does (DESIGN §7), in nano-dollars. */
export const WORTH_NANO_USD = 800_000;
/** How long before the idle limit a call is made: ticks, a lease and a slow call have room in it. */
const MARGIN_SHARE = 0.15;
const LEAST_MARGIN_MS = 30_000;

/** What decides about one call that keeps a model warm. */
export interface PingFacts {
  /** Since the model's last token; null when none is remembered. */
  idleMs: number | null;
  /** Somebody is waiting for it to load already. */
  loading: boolean;
  staysWarmMs: number;
  /** How likely a question comes while this call keeps the model warm. */
  chance: number;
  /** How likely a model that rested longer is cold. */
  coldShare: number;
  /** The most that one call can cost, in nano-dollars. */
  callNanoUsd: number;
  spentTodayNanoUsd: number;
  budgetNanoUsd: number;
}

export type PingDecision = 'ping' | 'not-due' | 'not-worth-it' | 'budget-spent';

/** A call is made shortly before the model would go cold, or when it is cold already, while a question is likely enough for its price and the day's budget lasts. */
export function decidePing(facts: PingFacts): PingDecision {
  const { idleMs, staysWarmMs, chance, coldShare, callNanoUsd } = facts;
  const dueAfterMs = staysWarmMs - Math.max(LEAST_MARGIN_MS, MARGIN_SHARE * staysWarmMs);
  if (facts.loading || (idleMs !== null && idleMs < dueAfterMs)) return 'not-due';
  if (chance * coldShare * WORTH_NANO_USD < callNanoUsd) return 'not-worth-it';
  return facts.spentTodayNanoUsd + callNanoUsd > facts.budgetNanoUsd ? 'budget-spent' : 'ping';
}
