import { ServiceError } from '@hyrox/contracts';
import { LruMap } from '../lru-map.ts';

interface Bucket {
  tokens: number;
  atMs: number;
}

const MAX_BUCKETS = 20_000;

/**
 * One token bucket per key: `burst` at once, refilled at `perMinute`. What was used longest ago is forgotten, and then full again.
 * In process: several gateways together allow several times as much.
 */
export class TokenBuckets {
  private readonly buckets: LruMap<string, Bucket>;
  private readonly perMs: number;
  private readonly burst: number;
  private readonly nowMs: () => number;

  constructor(options: { perMinute: number; burst: number; most?: number; nowMs?: () => number }) {
    this.buckets = new LruMap(options.most ?? MAX_BUCKETS);
    this.perMs = options.perMinute / 60_000;
    this.burst = options.burst;
    this.nowMs = options.nowMs ?? (() => performance.now());
  }

  /** Takes one. Throws `rate_limited` with the seconds until there is one again; a refused request costs nothing. */
  take(key: string): void {
    const nowMs = this.nowMs();
    const bucket = this.buckets.get(key);
    const tokens = bucket ? Math.min(this.burst, bucket.tokens + (nowMs - bucket.atMs) * this.perMs) : this.burst;
    if (tokens < 1) {
      const retryAfterS = Math.max(1, Math.ceil((1 - tokens) / this.perMs / 1_000));
      throw new ServiceError('rate_limited', 'Too many requests. Please slow down', { retryAfterS });
    }
    this.buckets.set(key, { tokens: tokens - 1, atMs: nowMs });
  }
}
