const REQUESTS_PER_MINUTE = 600;
const TOKENS_PER_MINUTE = 400_000;
const PERIOD_S = 900;

/** Something used up by requests and refilled continuously. */
interface Bucket {
  perMinute: number;
  left: number;
  usedInPeriod: number;
}

/**
 * The provider's rate-limit headers, which it sends with every 200. The figures move as they should; nothing is refused here, because a
 * 429 is asked for as a fault. Time comes from `now` in milliseconds.
 */
export class RateLimit {
  #requests: Bucket = { perMinute: REQUESTS_PER_MINUTE, left: REQUESTS_PER_MINUTE, usedInPeriod: 0 };
  #tokens: Bucket = { perMinute: TOKENS_PER_MINUTE, left: TOKENS_PER_MINUTE, usedInPeriod: 0 };
  #refilledAtMs: number;
  #periodStartedAtMs: number;
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
    this.#refilledAtMs = now();
    this.#periodStartedAtMs = now();
  }

  /** Books one request of so many tokens and returns the headers of its answer. */
  book(tokens: number): Record<string, string> {
    this.#refill();
    take(this.#requests, 1);
    take(this.#tokens, tokens);
    const over = this.#requests.left < 0 || this.#tokens.left < 0;
    const periodLeftS = Math.ceil(PERIOD_S - (this.#now() - this.#periodStartedAtMs) / 1000);
    return {
      ...headersOf('requests', this.#requests),
      ...headersOf('tokens', this.#tokens),
      'x-ratelimit-dynamic-period-remaining': `${periodLeftS}s`,
      ...(over && { 'x-ratelimit-over-limit': 'yes' }),
    };
  }

  #refill(): void {
    const now = this.#now();
    const minutes = (now - this.#refilledAtMs) / 60_000;
    for (const bucket of [this.#requests, this.#tokens]) bucket.left = Math.min(bucket.perMinute, bucket.left + minutes * bucket.perMinute);
    this.#refilledAtMs = now;
    if (now - this.#periodStartedAtMs < PERIOD_S * 1000) return;
    this.#periodStartedAtMs = now;
    this.#requests.usedInPeriod = 0;
    this.#tokens.usedInPeriod = 0;
  }
}

function take(bucket: Bucket, amount: number): void {
  bucket.left -= amount;
  bucket.usedInPeriod += amount;
}

function headersOf(what: 'requests' | 'tokens', bucket: Bucket): Record<string, string> {
  const resetS = Math.max(1, Math.ceil(((bucket.perMinute - bucket.left) / bucket.perMinute) * 60));
  const usage = Math.ceil((bucket.usedInPeriod / (bucket.perMinute * (PERIOD_S / 60))) * 100);
  return {
    [`x-ratelimit-limit-${what}`]: String(bucket.perMinute),
    [`x-ratelimit-remaining-${what}`]: String(Math.max(0, Math.floor(bucket.left))),
    [`x-ratelimit-reset-${what}`]: `${resetS}s`,
    [`x-ratelimit-dynamic-scale-${what}`]: '1.00',
    [`x-ratelimit-dynamic-period-usage-${what}`]: `${usage}%`,
  };
}
