import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { stopAttempt } from '@hyrox/contracts';
import { createNebiusStandIn, type NebiusStandIn } from '../../../tools/local/nebius/nebius-stand-in.ts';
import { SERVED_MODELS } from '../../../tools/local/nebius/control/stand-in-state.ts';
import { leaveWorker } from '../src/leave-worker.ts';
import { liveRoute, shippedCatalog } from '../src/models/model-catalog.ts';
import { ProviderConnections } from '../src/provider/connections.ts';
import { fixedRoutes } from '../src/routes/routes.ts';
import { until, WorkerLab, type ListeningGateway } from './worker-lab.ts';

/** The promise: an end of ours is an end at the provider within so many milliseconds, by the provider's own clock. The median, because machines pause. */
const WITHIN_MS = 100;
const STOPS = 5;

let standIn: NebiusStandIn;
let lab: WorkerLab;
let gateway: ListeningGateway;
let turnId: string;

beforeEach(async () => {
  turnId = randomUUID();
  const script = { generate: { tokens: 2_000, seed: 'long' } };
  standIn = await createNebiusStandIn({ mode: 'scripted', script, firstTokenMs: 0, tokensPerSecond: 50 });
  const connections = new ProviderConnections({ baseUrl: standIn.baseUrl, apiKey: 'any' });
  const routes = fixedRoutes(liveRoute(shippedCatalog(), SERVED_MODELS[0], new Date()));
  const warmth = { believe: () => ({ state: 'cold' as const, usualMs: 1, slowFromMs: 2_000 }), begin: () => () => undefined };
  lab = await WorkerLab.open({}, { connections, routes, hedges: true, warmth });
  gateway = await lab.gateway();
  // The end of the turn is not what ends the call: no commit is ever answered.
  lab.logging.onFinish = () => new Promise(() => undefined);
});
afterEach(async () => {
  await lab.close();
  await standIn.close();
});

const truths = () => standIn.state.truths.list(turnId);

/** Does it, and answers how long after that each call ended at the provider. */
async function cutsAfter(end: () => Promise<unknown>): Promise<number[]> {
  const atMs = standIn.state.clock.now();
  await Promise.all([end(), until(() => truths().every(({ endedAtMs }) => endedAtMs !== null))]);
  expect(truths().every(({ outcome }) => outcome === 'aborted')).toBe(true);
  return truths().map(({ endedAtMs }) => (endedAtMs ?? Infinity) - atMs);
}

const stop = async () => {
  await gateway.bus.askHolder(lab.worker.bus.holder, stopAttempt, { turnId, attempt: 1 }, { timeoutMs: 1000 });
};

test('a stop in the middle of an answer has reached the provider within 100 ms', async () => {
  const cutsMs: number[] = [];
  for (let i = 0; i < STOPS; i++) {
    turnId = randomUUID();
    await gateway.generate(turnId);
    await gateway.frame((frame) => frame.turnId === turnId && frame.text.length > 0);
    cutsMs.push(...(await cutsAfter(stop)));
  }
  expect(cutsMs).toHaveLength(STOPS);
  expect(cutsMs.toSorted((a, b) => a - b)[Math.floor(STOPS / 2)]).toBeLessThan(WITHIN_MS);
});

describe('without a commit, or anything else to wait for, the provider hears of', () => {
  test('a stop before the first token: the call and the hedge beside it are cut', async () => {
    standIn.state.faults.replace([{ fault: 'cold_start', ms: 30_000, times: 2 }]);
    await gateway.generate(turnId, { promptTokens: 60 });
    await until(() => truths().length === 2 && truths().every(({ outcome }) => outcome === 'generating'));
    expect(await cutsAfter(stop)).toHaveLength(2);
    await until(() => lab.logging.finishes.length > 0);
    // Both had read the prompt, so the provider charges it twice, and we know.
    expect(lab.logging.finishes[0]?.end.tokensIn).toBe(2 * 60);
  });

  test('a worker that leaves, once the time for running answers is over', async () => {
    await gateway.generate(turnId);
    await gateway.frame((frame) => frame.turnId === turnId && frame.text.length > 0);
    await cutsAfter(() => leaveWorker(lab.worker, { drained: () => Promise.resolve(true) }, 0));
  });
});
