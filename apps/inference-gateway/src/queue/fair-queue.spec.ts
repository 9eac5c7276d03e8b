import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FairQueue, type Leave, type QueueLimits } from './fair-queue.ts';

/** A queue whose clock is told when to ring, and a diary of who was let in and which places were told. */
function open(limits: Partial<QueueLimits> = {}) {
  const due: (() => void)[] = [];
  const clock = { now: () => 0, after: (_ms: number, what: () => void) => (due.push(what), () => undefined) };
  const queue = new FairQueue({ most: 2, mostPerSubject: 1, mostWaiting: 100, ...limits }, clock);
  const letIn: string[] = [];
  const places: string[] = [];
  const leaves = new Map<string, Leave>();
  const gone = new Map<string, AbortController>();
  const come = (name: string) => {
    const abort = new AbortController();
    gone.set(name, abort);
    queue
      .enter(name.slice(0, 1), abort.signal, (place) => places.push(`${name} ${place}`))
      .then(
        (leave) => (letIn.push(name), leaves.set(name, leave)),
        () => letIn.push(`${name} left`),
      );
  };
  const settled = () => new Promise((done) => setImmediate(done));
  const leave = (name: string) => (leaves.get(name)?.(), settled());
  return {
    queue,
    come,
    leave,
    give: (name: string) => (gone.get(name)?.abort(new Error('left')), settled()),
    letIn,
    places,
    settled,
    ring: () => due.splice(0).forEach((what) => what()),
  };
}

describe('FairQueue', () => {
  test('lets in at once whoever finds a line, one of a subject at a time', async () => {
    const { queue, come, letIn, settled } = open();
    for (const name of ['a1', 'a2', 'b1', 'c1']) come(name);
    await settled();
    expect(letIn).toEqual(['a1', 'b1']);
    expect([queue.running, queue.waiting]).toEqual([2, 2]);
  });

  test('goes round the subjects, first come first served within one', async () => {
    const { come, leave, letIn, settled } = open({ most: 1, mostPerSubject: 5 });
    for (const name of ['x', 'a1', 'a2', 'a3', 'b1', 'b2', 'c1']) come(name);
    await settled();
    for (const name of ['x', 'a1', 'b1', 'c1', 'a2', 'b2']) await leave(name);
    expect(letIn).toEqual(['x', 'a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  });

  test('tells each its place at once, and again when it has changed', async () => {
    const { come, leave, places, ring, settled } = open({ most: 1, mostPerSubject: 5 });
    for (const name of ['x', 'a1', 'a2', 'b1']) come(name);
    await settled();
    expect(places).toEqual(['a1 1', 'a2 2', 'b1 2']);
    ring();
    expect(places.splice(0)).toEqual(['a1 1', 'a2 2', 'b1 2', 'a2 3']);
    await leave('x');
    expect(places).toEqual([]);
    ring();
    expect(places).toEqual(['b1 1', 'a2 2']);
  });

  test('loses who gives up while waiting, and nobody else', async () => {
    const { queue, come, give, leave, letIn, settled } = open({ most: 1 });
    for (const name of ['x', 'a1', 'b1']) come(name);
    await settled();
    await give('a1');
    await leave('x');
    expect(letIn).toEqual(['x', 'a1 left', 'b1']);
    expect([queue.running, queue.waiting]).toEqual([1, 0]);
  });

  test('is full for whoever would have to wait behind too many, and not for whoever finds a line', async () => {
    const { queue, come, settled } = open({ most: 2, mostPerSubject: 1, mostWaiting: 1 });
    for (const name of ['a1', 'a2']) come(name);
    await settled();
    expect([queue.isFullFor('a'), queue.isFullFor('b')]).toEqual([true, false]);
  });

  test('never lets in more than it may, forgets nobody, and is empty when all have gone, whatever happens', async () => {
    const step = fc.record({ subject: fc.constantFrom('a', 'b', 'c'), what: fc.constantFrom('come', 'come', 'leave', 'give') });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { queue, come, leave, give, letIn, settled } = open({ most: 3, mostPerSubject: 2 });
        const running: string[] = [];
        let came = 0;
        for (const { subject, what } of steps) {
          if (what === 'come') come(`${subject}${came++}`);
          await settled();
          running.push(...letIn.splice(0).filter((name) => !name.endsWith('left')));
          const mine = running.findIndex((name) => name.startsWith(subject));
          if (what === 'leave' && mine >= 0) await leave(running.splice(mine, 1)[0] ?? '');
          if (what === 'give') await give(`${subject}${came - 1}`);
          running.push(...letIn.splice(0).filter((name) => !name.endsWith('left')));
          expect(queue.running).toBe(running.length);
          expect(queue.running).toBeLessThanOrEqual(3);
          for (const key of ['a', 'b', 'c']) expect(running.filter((name) => name.startsWith(key)).length).toBeLessThanOrEqual(2);
        }
        while (running.length) {
          await leave(running.pop() ?? '');
          running.push(...letIn.splice(0));
        }
        expect([queue.running, queue.waiting]).toEqual([0, 0]);
      }),
      { numRuns: 30 },
    );
  });
});
