import type { Request } from 'express';
import type { TokenBuckets } from '../limits/token-buckets.ts';
import type { Athlete } from './athlete.ts';
import type { SessionCheck } from './check-session.ts';

export const ADMISSION = Symbol('admission');

/** What decides who may come in. One per process. */
export interface Admission {
  /** Throws `unauthenticated` for a bad token, `unavailable` when the keys cannot be read. */
  verifyToken: (token: string) => Promise<Athlete>;
  sessions: SessionCheck;
  /** Requests per athlete. */
  buckets: TokenBuckets;
}

/** A request that passed the guard. `admitted` settles when its session is known to stand. */
export type AthleteRequest = Request & { athlete?: Athlete; admitted?: Promise<void> };
