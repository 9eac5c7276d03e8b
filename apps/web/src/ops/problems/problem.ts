import type { OpsOverview } from '@hyrox/contracts';

/** One thing that is wrong, in words for somebody who was asleep a minute ago. */
export interface Problem {
  /** The alert of the same name, and its entry in docs/operations.md. */
  entry: string;
  /** More than one of a kind can be wrong at once. */
  key: string;
  /** `now`: athletes are without answers. `today`: it can wait for the morning. */
  urgency: 'now' | 'today';
  what: string;
  /** ISO time; null where no service knows. */
  since: string | null;
  /** Then: since when this page has seen it. */
  seenSince?: string;
  /** It is over: when it was last seen, and how many turns, or of what else it is, have been fine since. */
  over?: { at: string; fine: number; of?: string };
}

/** What one rule finds wrong. */
export type Judge = (overview: OpsOverview) => Problem[];
