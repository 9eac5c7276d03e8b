import { expect, test } from '@jest/globals';
import { SharedLease } from '../src/index.ts';
import { log, replicasOn } from './replicas.ts';

const replicas = replicasOn();

async function replica(user = 'inference-gateway'): Promise<SharedLease> {
  return new SharedLease({ bus: await replicas.connect(user), bucket: 'INFERENCE', log });
}

test('of many replicas that ask at once exactly one gets the lease, and keeps it', async () => {
  const four = await Promise.all(Array.from({ length: 4 }, () => replica()));
  const taken = await Promise.all(four.map((one) => one.take('a/model', 60_000)));
  expect(taken.filter(Boolean).length).toBe(1);
  const again = await Promise.all(four.map((one) => one.take('a/model', 60_000)));
  expect(again).toEqual(taken);
  expect(await four[0]?.take('another/model', 60_000)).toBe(true);
});

test('a lease that ran out goes to whoever asks next', async () => {
  const [one, two] = [await replica(), await replica()];
  expect(await one.take('short', 0)).toBe(true);
  expect(await two.take('short', 60_000)).toBe(true);
  expect(await one.take('short', 60_000)).toBe(false);
});

test('nobody gets a lease from a bucket that cannot be reached', async () => {
  const stranger = await replica('retrieval');
  expect(await stranger.take('a/model', 60_000)).toBe(false);
});
