import { realClock } from '../clock/clock.ts';
import { DynamicBucket } from './dynamic-bucket.ts';

const REQUESTS_PER_MINUTE = 600;
const TOKENS_PER_MINUTE = 400_000;

/** What becomes of one request at the limit. */
export interface Booking {
  /** To be sent with the answer, whatever its status. */
  headers: Record<string, string>;
  /** Above the limit and served all the same, behind others. */
  over: boolean;
  /** Whole seconds after which it is worth asking again; absent: it is let in. */
  retryAfterS?: number;
}

/** The provider's dynamic limit over requests and tokens, and the headers that tell of it. Time comes from `now` in milliseconds. */
export class RateLimit {
  readonly #now: () => number;
  readonly #requests: DynamicBucket;
  readonly #tokens: DynamicBucket;

  constructor(now: () => number = realClock.now) {
    this.#now = now;
    this.#requests = new DynamicBucket(REQUESTS_PER_MINUTE, now());
    this.#tokens = new DynamicBucket(TOKENS_PER_MINUTE, now());
  }

  /**
   * Books one request of so many tokens. Who owes more than `overdraftShare` minutes' worth is refused and charged nothing; null
   * refuses nobody.
   */
  book(tokens: number, overdraftShare: number | null = null): Booking {
    const nowMs = this.#now();
    for (const bucket of [this.#requests, this.#tokens]) bucket.settle(nowMs);
    const waitMs =
      overdraftShare === null ? 0 : Math.max(...[this.#requests, this.#tokens].map((bucket) => untilServed(bucket, overdraftShare)));
    if (waitMs > 0) {
      const retryAfterS = Math.max(1, Math.ceil(waitMs / 1000));
      return { headers: { ...this.#headers(nowMs), 'retry-after': String(retryAfterS) }, over: true, retryAfterS };
    }
    this.#requests.take(1);
    this.#tokens.take(tokens);
    const over = this.#requests.left < 0 || this.#tokens.left < 0;
    return { headers: { ...this.#headers(nowMs), ...(over && { 'x-ratelimit-over-limit': 'yes' }) }, over };
  }

  #headers(nowMs: number): Record<string, string> {
    return {
      ...headersOf('requests', this.#requests),
      ...headersOf('tokens', this.#tokens),
      'x-ratelimit-dynamic-period-remaining': `${Math.ceil(this.#requests.periodLeftMs(nowMs) / 1000)}s`,
    };
  }
}

/** Who is beyond the overdraft is served again when nothing is owed any more. */
function untilServed(bucket: DynamicBucket, overdraftShare: number): number {
  return bucket.left < -overdraftShare * bucket.perMinute ? bucket.reachesInMs(0) : 0;
}

function headersOf(what: 'requests' | 'tokens', bucket: DynamicBucket): Record<string, string> {
  return {
    [`x-ratelimit-limit-${what}`]: String(Math.floor(bucket.perMinute)),
    [`x-ratelimit-remaining-${what}`]: String(Math.max(0, Math.floor(bucket.left))),
    [`x-ratelimit-reset-${what}`]: `${Math.max(1, Math.ceil(bucket.fullInMs / 1000))}s`,
    [`x-ratelimit-dynamic-scale-${what}`]: bucket.scale.toFixed(2),
    [`x-ratelimit-dynamic-period-usage-${what}`]: `${Math.ceil(bucket.usage * 100)}%`,
  };
}
