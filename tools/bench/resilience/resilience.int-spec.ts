import { expect, test } from '@jest/globals';
import { findBroken, sumUpSimulation } from './figures.ts';
import { simulateTurns } from './simulate-turns.ts';
import { MIXED_FAULTS, WORLDS, type World } from './worlds.ts';

const [steady, sparse] = WORLDS as [World, World];
const run = async (world: World, hedges: boolean, turns: number) =>
  sumUpSimulation(await simulateTurns({ turns, world, hedges, seed: 'ci' }), { world: world.name, hedges });

test.each([false, true])(
  'one call in five fails before its first token, hedging %s: no turn fails, at most a tenth of extra tokens',
  async (hedges) => {
    const figures = await run(steady, hedges, 100);
    expect(findBroken(figures)).toEqual([]);
    expect(figures).toMatchObject({ turns: 100, failed: 0, unrecorded: 0, mistimed: 0 });
    expect(figures.faultShare).toBeGreaterThan(0.1);
  },
);

test('while the model goes cold hedges are made, within the extra tokens, and every charged call is in the ledger', async () => {
  const figures = await run(sparse, true, 60);
  expect(figures.hedgeCalls).toBeGreaterThan(0);
  expect(figures).toMatchObject({ unrecorded: 0, mistimed: 0 });
});

test('answers that break off in the middle begin again and end whole', async () => {
  const cuts = { ...MIXED_FAULTS, cut_after_tokens: { share: 0.1, tokens: 20 } };
  const figures = await run({ ...steady, rates: cuts }, false, 60);
  expect(figures).toMatchObject({ failed: 0, unrecorded: 0, mistimed: 0 });
});
