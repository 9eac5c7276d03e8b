import { describe, expect, it } from '@jest/globals';
import type { Proposed } from './store-proposal.ts';
import { PlansInMaking } from './plans-in-making.ts';

const PLAN = { created: true, card: { id: 'p' } } as unknown as Proposed;
const of = (turnId: string, athleteId = 'a') => ({ athleteId, turnId });

function work() {
  let begun = 0;
  let finish: (plan: Proposed) => void = () => undefined;
  let fail: (reason: Error) => void = () => undefined;
  const make = () => {
    begun++;
    return new Promise<Proposed>((resolve, reject) => ([finish, fail] = [resolve, reject]));
  };
  return { make, begun: () => begun, finish: () => finish(PLAN), fail: () => fail(new Error('down')) };
}

describe('plans in the making', () => {
  it('what takes longer than a request is said to be in the making; the next request of that turn gets the same work', async () => {
    const { make, begun, finish } = work();
    const making = new PlansInMaking(5);
    expect(await making.join(of('t'), make)).toEqual({ state: 'making', retryAfterS: 3 });
    const again = making.join(of('t'), make);
    finish();
    expect([await again, begun()]).toEqual([PLAN, 1]);
  });

  it('another turn of the athlete has to wait, another athlete has not', async () => {
    const [first, second] = [work(), work()];
    const making = new PlansInMaking();
    const plan = making.join(of('t'), first.make);
    await expect(making.join(of('u'), second.make)).rejects.toMatchObject({ code: 'conflict' });
    const others = making.join(of('u', 'b'), second.make);
    first.finish();
    second.finish();
    expect([await plan, await others]).toEqual([PLAN, PLAN]);
  });

  it('a failure is heard by who waits, and the next request begins anew', async () => {
    const { make, begun, fail, finish } = work();
    const making = new PlansInMaking();
    const plan = making.join(of('t'), make);
    fail();
    await expect(plan).rejects.toThrow('down');
    const again = making.join(of('t'), make);
    finish();
    expect([await again, begun()]).toEqual([PLAN, 2]);
  });
});
