import { describe, expect, it } from '@jest/globals';
import { parseFaultHeader } from './fault.ts';
import { FaultPlan } from './fault-plan.ts';

describe('FaultPlan', () => {
  it('uses its entries up in order and plans nothing when it is empty', () => {
    const plan = new FaultPlan([{ fault: '503', times: 2 }, { fault: 'none' }, { fault: 'no_done' }]);
    expect([1, 2, 3, 4, 5].map(() => plan.take('m')?.fault)).toEqual(['503', '503', 'none', 'no_done', undefined]);
  });

  it('hits only the model it is meant for', () => {
    const plan = new FaultPlan([{ fault: 'retired', times: 2, model: 'old' }]);
    expect(plan.take('new')).toBeUndefined();
    expect(plan.take('old')?.fault).toBe('retired');
    expect(plan.left).toEqual([{ fault: { fault: 'retired' }, times: 1, model: 'old' }]);
  });

  it.each([
    ['an unknown fault', { fault: 'meteor' }],
    ['a missing parameter', { fault: 'cut_after_tokens' }],
    ['a parameter of another fault', { fault: 'no_done', ms: 5 }],
  ])('refuses %s', (_, entry) => {
    expect(() => new FaultPlan([entry])).toThrow();
  });
});

describe('parseFaultHeader', () => {
  it('reads a name with parameters, or JSON', () => {
    expect(parseFaultHeader('cold_start; ms=800; headersFirst=true')).toEqual({ fault: 'cold_start', ms: 800, headersFirst: true });
    expect(parseFaultHeader('{"fault":"slow_drip","msPerToken":9}')).toEqual({ fault: 'slow_drip', msPerToken: 9 });
    expect(parseFaultHeader('split_utf8')).toEqual({ fault: 'split_utf8' });
  });
});
