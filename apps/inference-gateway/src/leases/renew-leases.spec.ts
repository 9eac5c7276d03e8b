import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createLogger } from '@hyrox/telemetry';
import type { Bus } from '@hyrox/messaging';
import type { Generation } from '../generate/generations.ts';
import { GenerationLog } from '../generate/generation-log.ts';
import { Generations } from '../generate/generations.ts';
import { LeaseRenewal } from './renew-leases.ts';
import { SelfFence } from './self-fence.ts';

const SOON_MS = 10;

/** What logging was asked, one list of turns for each renewal. */
let asked: string[][];
let generations: Generations;
let nowMs: number;
let fence: SelfFence;
let leases: LeaseRenewal;
let answer: () => Promise<void>;

const held = async (_contract: unknown, input: { turns: { turnId: string }[] }) => {
  const turns = input.turns.map(({ turnId }) => turnId);
  asked.push(turns);
  await answer();
  return { held: turns, stop: [] };
};

beforeEach(() => {
  jest.useFakeTimers();
  asked = [];
  nowMs = 0;
  answer = () => Promise.resolve();
  generations = new Generations();
  fence = new SelfFence({ onFrozen: () => undefined, now: () => nowMs });
  leases = new LeaseRenewal({
    bus: { holder: 'inference.wwwwww', ask: held as unknown as Bus['ask'] },
    generations,
    fence,
    frames: { touch: () => undefined, flush: () => undefined },
    log: createLogger('test', 'fatal'),
    stop: () => undefined,
    drop: () => undefined,
  });
});
afterEach(() => {
  leases.stop();
  jest.useRealTimers();
});

async function take(turnId: string): Promise<void> {
  generations.add({ log: new GenerationLog({ turnId, attempt: 1, carry: {} }) } as unknown as Generation);
  leases.soon();
  await jest.advanceTimersByTimeAsync(SOON_MS);
}

describe('a worker with many turns', () => {
  test('begins the lease of a new one without renewing the others, and renews all of them together', async () => {
    await take('a');
    await take('b');
    await take('c');
    await leases.renew();
    expect(asked).toEqual([['a'], ['b'], ['c'], ['a', 'b', 'c']]);
  });

  test('asks about all of them when a new one comes after a pause', async () => {
    await take('a');
    nowMs += 60_000;
    await take('b');
    expect(asked).toEqual([['a'], ['a', 'b']]);
    expect(fence.check()).toBe(true);
  });

  test('renews all of them after a question that was open when their turn came', async () => {
    await take('a');
    let reply: () => void = () => undefined;
    answer = () => new Promise((resolve) => (reply = resolve));
    await take('b');
    await leases.renew();
    answer = () => Promise.resolve();
    reply();
    await jest.advanceTimersByTimeAsync(SOON_MS);
    expect(asked).toEqual([['a'], ['b'], ['a', 'b']]);
  });

  test('begins a lease again that nobody answered, with the next renewal of all', async () => {
    answer = () => Promise.reject(new Error('nobody'));
    await take('a');
    answer = () => Promise.resolve();
    await take('b');
    expect(asked).toEqual([['a'], ['a', 'b']]);
  });
});
