import { describe, expect, it } from '@jest/globals';
import { SeededDraws } from '../draw/seeded-draws.ts';
import { FaultRates } from './fault-rates.ts';

const ratesOf = (given: unknown, seed = 'rates'): FaultRates => {
  const rates = new FaultRates(new SeededDraws(seed, 'faults'));
  rates.replace(given);
  return rates;
};

describe('FaultRates', () => {
  it('strikes as often as it is told to, within one point over 10,000 requests', () => {
    const given = { '503': 0.08, '429': { share: 0.05, retryAfterS: 5 }, '500': 0.04, cut_after_tokens: { share: 0.03, tokens: 0 } };
    const rates = ratesOf(given);
    const drawn = Array.from({ length: 10_000 }, () => rates.draw());
    const shareOf = (fault: string): number => drawn.filter((one) => one.fault === fault).length / drawn.length;
    for (const [fault, share] of [
      ['503', 0.08],
      ['429', 0.05],
      ['500', 0.04],
      ['cut_after_tokens', 0.03],
      ['none', 0.8],
    ] as const)
      expect(Math.abs(shareOf(fault) - share)).toBeLessThan(0.01);
    expect(drawn.find(({ fault }) => fault === '429')).toEqual({ fault: '429', retryAfterS: 5 });
    expect(drawn.find(({ fault }) => fault === 'cut_after_tokens')).toEqual({ fault: 'cut_after_tokens', tokens: 0 });
  });

  it('is the same for the same seed', () => {
    const [one, same, other] = ['a', 'a', 'b'].map((seed) => ratesOf({ stall: 0.3, cold_start: 0.3 }, seed));
    const draw = (rates?: FaultRates): unknown[] => Array.from({ length: 100 }, () => rates?.draw());
    const drawn = draw(one);
    expect(draw(same)).toEqual(drawn);
    expect(draw(other)).not.toEqual(drawn);
  });

  it.each(
    'none cold_start 503 429 500 409 422 retired reset cut_after_tokens stall error_frame slow_drip split_utf8 crlf empty_choices duplicate_role no_done no_finish_reason no_usage'
      .split(' ')
      .map((fault) => [fault]),
  )('knows %s by its share alone', (fault) => {
    expect(ratesOf({ [fault]: 1 }).draw()).toMatchObject({ fault });
  });

  it.each([
    ['an unknown fault', { meteor: 0.1 }],
    ['an unknown parameter', { '503': { share: 0.1, ms: 5 } }],
    ['a parameter of a decoy', { decoy: { share: 0.1, ms: 5 } }],
    ['a share above one', { '503': 1.1 }],
    ['shares that add up to more than one', { '503': 0.6, '500': 0.6 }],
    ['no object', []],
  ])('refuses %s and keeps what it had', (_, given) => {
    const rates = ratesOf({ '500': 1 });
    expect(() => rates.replace(given)).toThrow();
    expect(rates.draw()).toEqual({ fault: '500' });
  });
});
