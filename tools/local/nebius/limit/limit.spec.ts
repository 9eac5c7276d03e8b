import { describe, expect, it } from '@jest/globals';
import { RateLimit } from './rate-limit.ts';

describe('RateLimit', () => {
  it('counts down with each request, refills with time and tells when the limit is passed', () => {
    let nowMs = 0;
    const limit = new RateLimit(() => nowMs);
    expect(limit.book(1166).headers).toMatchObject({
      'x-ratelimit-limit-requests': '600',
      'x-ratelimit-remaining-requests': '599',
      'x-ratelimit-limit-tokens': '400000',
      'x-ratelimit-remaining-tokens': '398834',
      'x-ratelimit-reset-requests': '1s',
      'x-ratelimit-dynamic-scale-tokens': '1.00',
      'x-ratelimit-dynamic-period-remaining': '900s',
      'x-ratelimit-dynamic-period-usage-requests': '1%',
    });
    nowMs = 19_000;
    expect(limit.book(0).headers).toMatchObject({
      'x-ratelimit-remaining-requests': '599',
      'x-ratelimit-dynamic-period-remaining': '881s',
    });
    expect(limit.book(500_000).headers).toMatchObject({ 'x-ratelimit-over-limit': 'yes', 'x-ratelimit-remaining-tokens': '0' });
  });
});
