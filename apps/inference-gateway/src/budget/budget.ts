import type { UsageCause } from '@hyrox/contracts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';

/** Something that is about to cost money, at most so much. */
export interface Spending {
  /** `<turnId>.<attempt>` for a turn with all its calls, else the request id: rows written under it draw on the hold. */
  holdId: string;
  subjectKey: string;
  cause: UsageCause;
  worstNanoUsd: number;
  /** The row that stands for the call when this worker dies before it writes one. */
  lost?: LedgerEntry | undefined;
}

/** What is kept free for a call until it is over. */
export interface Hold {
  /** The call is over and its rows were handed to the ledger. A second call does nothing. */
  release: () => void;
}

/** What may be spent. Amounts are integer nano-dollars, days and months are UTC. */
export interface Budget {
  /** Holds the worst case. Throws BudgetSpent when a limit does not allow it. */
  admit: (spending: Spending) => Promise<Hold>;
}

/** The limits that were set; undefined: none. `subjectDay` is one athlete's day. */
export interface BudgetLimits {
  day?: number | undefined;
  month?: number | undefined;
  subjectDay?: number | undefined;
}

export const NOTHING_HELD: Hold = { release: () => undefined };

/** No limit, nothing counted. */
export const noBudget: Budget = { admit: () => Promise.resolve(NOTHING_HELD) };
