import type { Database } from '@hyrox/service-kit';
import { gauge, type Logger } from '@hyrox/telemetry';
import type { UsageLedger } from '../ledger/record-usage.ts';
import { budgetRefusals } from '../metrics.ts';
import { NOTHING_HELD, type Budget, type BudgetLimits, type Hold, type Spending } from './budget.ts';
import { BUDGET_SHARES } from './budget-shares.ts';
import { BudgetSpent, type BudgetScope } from './budget-spent.ts';

/** Longer than any attempt with all its tries may take. A worker that dies holds no longer. */
export const HOLD_S = 600;

interface Answer {
  blocked: BudgetScope | null;
  retryAfterS: number | null;
  /** Shares of budgets that were reached just now: `day 80`. Each has its event. */
  crossed: string[];
  day: number;
  month: number;
}

export interface SharedBudgetParts {
  database: Pick<Database, 'call'>;
  ledger: Pick<UsageLedger, 'release'>;
  limits: BudgetLimits;
  log: Logger;
  /** Called when an event may have been written. */
  written: () => void;
}

/**
 * One budget for all workers: admission is one statement under one lock (`reserve_budget`), and rows of the ledger count as spending in the
 * statement that writes them. Where no limit is set nothing is asked.
 */
export class SharedBudget implements Budget {
  readonly #parts: SharedBudgetParts;
  #spent = { day: 0, month: 0 };

  constructor(parts: SharedBudgetParts) {
    this.#parts = parts;
  }

  /** Shows limits and spending, as the last admission of this worker saw it. */
  watch(): void {
    const { limits } = this.#parts;
    for (const period of ['day', 'month'] as const) {
      const limit = limits[period];
      if (limit === undefined) continue;
      gauge('hyrox_budget_limit_nano_usd', 'What may be spent in a UTC day or month', () => limit, { period });
      gauge('hyrox_budget_spent_nano_usd', 'What is spent of it', () => this.#spent[period], { period });
    }
  }

  async admit(spending: Spending): Promise<Hold> {
    const { day, month, subjectDay } = this.#parts.limits;
    if (day === undefined && month === undefined && subjectDay === undefined) return NOTHING_HELD;
    const answer = await this.#ask(spending, { day: day ?? null, month: month ?? null, subject: subjectDay ?? null });
    if (!answer) return NOTHING_HELD;
    this.#spent = { day: answer.day, month: answer.month };
    if (answer.crossed.length) {
      this.#parts.log.warn({ crossed: answer.crossed, ...this.#spent }, 'spending reached a share of a budget, in per cent');
      this.#parts.written();
    }
    if (answer.blocked) {
      const refused = new BudgetSpent(answer.blocked, answer.retryAfterS ?? 1);
      const why = { scope: answer.blocked, why: refused.isHeld ? 'held' : 'spent', cause: spending.cause };
      budgetRefusals.add(1, why);
      this.#parts.log.warn({ ...why, retryAfterS: answer.retryAfterS }, 'a budget allows no more');
      throw refused;
    }
    let released = false;
    return {
      release: () => {
        if (!released) this.#parts.ledger.release(spending.holdId);
        released = true;
      },
    };
  }

  /** Writes the rows of workers that died. Returns how many. */
  writeLost(): Promise<number> {
    return this.#parts.database.call<number>('write_lost_calls', []);
  }

  /** While the database is away no turn can be accepted either: what was accepted before is answered, what nobody waits for is not. */
  async #ask({ holdId, subjectKey, cause, worstNanoUsd, lost }: Spending, limits: object): Promise<Answer | undefined> {
    const share = BUDGET_SHARES[cause];
    const asked = {
      hold_id: holdId,
      subject_key: subjectKey,
      nano_usd: worstNanoUsd,
      hold_s: HOLD_S,
      share_percent: share,
      lost,
      ...limits,
    };
    try {
      return await this.#parts.database.call<Answer>('reserve_budget', [JSON.stringify(asked)]);
    } catch (error) {
      this.#parts.log.error({ err: error, cause, worstNanoUsd }, 'a budget could not be asked');
      if (share < 100) throw error;
      return undefined;
    }
  }
}
