import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { VirtualClock } from './virtual-clock.ts';

describe('VirtualClock', () => {
  it('lets every wait end when it is due and in that order, whatever the order they came in', async () => {
    const waits = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(waits, fc.integer({ min: 0, max: 1200 }), async (lengths, advanceMs) => {
        const clock = new VirtualClock(0);
        const ended: { dueMs: number; atMs: number }[] = [];
        for (const dueMs of lengths) void clock.wait(dueMs).then(() => ended.push({ dueMs, atMs: clock.now() }));
        await clock.advance(advanceMs);
        const due = lengths.filter((ms) => ms <= advanceMs).toSorted((a, b) => a - b);
        expect(ended).toEqual(due.map((dueMs) => ({ dueMs, atMs: dueMs })));
        expect(clock.now()).toBe(advanceMs);
        expect(clock.waiting).toBe(lengths.length - due.length);
      }),
      { numRuns: 50 },
    );
  });

  it('runs what starts anew within the same step: a thousand waits in a row', async () => {
    const clock = new VirtualClock(500);
    let turns = 0;
    void (async () => {
      for (; turns < 1000; turns++) await clock.wait(7);
    })();
    await clock.advance(6999);
    expect(turns).toBe(999);
    await clock.advance(1);
    expect([turns, clock.now()]).toEqual([1000, 7500]);
  });

  it('ends a wait at once when the reader goes away, without moving time', async () => {
    const clock = new VirtualClock(0);
    const gone = new AbortController();
    const waiting = clock.wait(1000, gone.signal);
    gone.abort();
    await waiting;
    expect([clock.now(), clock.waiting]).toEqual([0, 0]);
    await clock.wait(1000, gone.signal);
  });

  it('jumps from wait to wait by itself when it may', async () => {
    const clock = new VirtualClock(0, { auto: true });
    await Promise.all([clock.wait(3_600_000), clock.wait(60_000).then(() => expect(clock.now()).toBe(60_000))]);
    expect(clock.now()).toBe(3_600_000);
    clock.auto = false;
    const stood = clock.wait(5);
    expect(clock.waiting).toBe(1);
    clock.auto = true;
    await stood;
  });
});
