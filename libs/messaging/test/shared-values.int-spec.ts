import { shared } from '@hyrox/contracts';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { SharedValues } from '../src/index.ts';
import { log, replicasOn } from './replicas.ts';

const contract = shared('INFERENCE', 'fact', 1, z.object({ n: z.int() }));

const replicas = replicasOn();

async function replica(user = 'inference-gateway') {
  const values = new SharedValues({ bus: await replicas.connect(user), contract, log });
  replicas.afterwards(() => values.stop());
  return values;
}

const change = (values: SharedValues<typeof contract.data>, id: string, n: number) =>
  new Promise<void>((done) => {
    values.onChange((changed, value) => {
      if (changed === id && value?.n === n) done();
    });
  });

test('a value that one replica sets is heard by another, and the last writer wins', async () => {
  const [one, two] = [await replica(), await replica()];
  await Promise.all([one.start(), two.start()]);
  const heard = change(two, 'a/model:with-any.name', 2);
  one.set('a/model:with-any.name', { n: 1 });
  one.set('a/model:with-any.name', { n: 2 });
  expect(one.get('a/model:with-any.name')).toEqual({ n: 2 });
  await heard;
  expect(two.get('a/model:with-any.name')).toEqual({ n: 2 });
});

test('a replica that starts later knows what was set before it came', async () => {
  const early = await replica();
  await early.start();
  const written = change(early, 'later', 7);
  early.set('later', { n: 7 });
  await written;
  const late = await replica();
  await late.start();
  expect(late.get('later')).toEqual({ n: 7 });
});

test('a service without the right to the bucket goes by its own values', async () => {
  const stranger = await replica('retrieval');
  await stranger.start();
  stranger.set('own', { n: 3 });
  expect(stranger.get('own')).toEqual({ n: 3 });
});

test('a value that does not fit the contract is not set', async () => {
  const one = await replica();
  await one.start();
  expect(() => one.set('bad', { n: 1.5 })).toThrow();
  expect(one.get('bad')).toBeUndefined();
});
