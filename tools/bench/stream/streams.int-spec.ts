import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePort } from '../../local/ports.ts';
import { startOwn, type OwnProcess } from '../load/own-process.ts';
import { runLoad } from '../load/run-load.ts';
import { startPath } from './systems/start-ours.ts';
import type { System } from './systems/system.ts';

/** The short form of `npm run bench -- stream`: what it counts, not how fast it is. */
let upstream: OwnProcess;
let port: number;
let ours: System;

beforeAll(async () => {
  port = await freePort();
  upstream = await startOwn('tools/bench/load/upstream.ts', { PORT: String(port) });
  ours = await startPath({ upstreamPort: port, log: () => undefined });
}, 180_000);
afterAll(async () => {
  await ours.stop();
  await upstream.stop();
}, 60_000);

const SHAPE = { streams: 40, tokens: 50, paceMs: 10, warmUpMs: 500, measureMs: 1_500, drainMs: 20_000 };
const RIGHT = { lost: 0, doubled: 0, reordered: 0 };

describe('forty streams through gateway, bus and worker', () => {
  test('lose, double and reorder nothing while questions come by the clock', async () => {
    const run = await runLoad({ ...SHAPE, ...ours.door, loop: 'open' }, [], { pinned: false });
    expect({ errors: run.errors, wrong: run.wrong }).toEqual({ errors: [], wrong: RIGHT });
    expect(run.checkedTokens).toBe(run.checkedAnswers * SHAPE.tokens);
    expect(run.checkedAnswers).toBeGreaterThan(SHAPE.streams);
    expect(run.fromDispatchMs).toHaveLength(run.answers);
  }, 60_000);

  test('lose, double and reorder nothing as fast as the provider writes', async () => {
    const enough = () => fetch(`http://127.0.0.1:${port}/enough`, { method: 'POST' });
    const plan = { ...SHAPE, ...ours.door, tokens: 9_000, paceMs: 1, warmUpMs: 500, measureMs: 500 };
    const run = await runLoad(plan, [], { pinned: false, afterwards: enough });
    expect({ errors: run.errors, wrong: run.wrong, answers: run.checkedAnswers }).toEqual({
      errors: [],
      wrong: RIGHT,
      answers: SHAPE.streams,
    });
    expect(run.checkedTokens).toBeGreaterThan(SHAPE.streams * 50);
  }, 60_000);
});
