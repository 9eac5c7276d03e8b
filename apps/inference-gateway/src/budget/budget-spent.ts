import { ServiceError } from '@hyrox/contracts';

export type BudgetScope = 'day' | 'month' | 'subject';

const WORDS: Readonly<Record<BudgetScope, string>> = {
  day: 'What Coach K may cost in a day is used up. It is back at midnight UTC',
  month: 'What Coach K may cost in a month is used up. It is back on the first',
  subject: 'What one athlete may cost in a day is used up. Coach K is back at midnight UTC',
};
const BUSY = 'What answers that are still running may cost is all that is left of a budget';
/** A refusal that is over sooner than this is due to what runs. */
const SOON_S = 60;

/** A budget does not allow a call. `rate_limited` with the seconds until there is something of it again. */
export class BudgetSpent extends ServiceError {
  readonly scope: BudgetScope;

  constructor(scope: BudgetScope, retryAfterS: number) {
    super('rate_limited', retryAfterS <= SOON_S ? BUSY : WORDS[scope], { retryAfterS });
    this.scope = scope;
  }

  /** Something of it is left, and what runs, or died, holds all of that. */
  get isHeld(): boolean {
    return (this.retryAfterS ?? 0) <= SOON_S;
  }

  /** For the end of a turn: which budget, as a word the page knows. */
  get reason(): string {
    return this.isHeld ? 'budget_busy' : `budget_${this.scope}`;
  }
}
