import { beforeEach, describe, expect, it } from '@jest/globals';
import { VirtualClock } from '../../../../tools/local/nebius/clock/virtual-clock.ts';
import { createLogger } from '@hyrox/telemetry';
import { ReplicaMetric } from './replica-metric.ts';
import { START } from './start-values.ts';
import { TrackedWarmth } from './tracked-warmth.ts';
import type { JudgedCall } from './watched-call.ts';

const MODEL = 'a/model';
const TOKEN = { kind: 'first-token', firstTokenMs: 0 } as const;

let clock: VirtualClock;
let warmth: TrackedWarmth;
let judged: JudgedCall[];
let told: { atMs: number; usualMs: number }[];

beforeEach(() => {
  clock = new VirtualClock(1_000_000_000);
  judged = [];
  told = [];
  warmth = new TrackedWarmth({ clock, judged: (call) => judged.push(call) });
});

/** Begins a call; `told` remembers when it was said to be waiting for a cold model. */
function call() {
  const beganAtMs = clock.now();
  return warmth.begin(MODEL, { onCold: (usualMs) => told.push({ atMs: clock.now() - beganAtMs, usualMs }) });
}

async function answered(waitMs: number): Promise<void> {
  const sign = call();
  await clock.advance(waitMs);
  sign(TOKEN);
  sign({ kind: 'ended' });
  await clock.advance(0);
}

describe('a call that waits', () => {
  it('after a long rest is told once it is slow, with the usual time, and is cold', async () => {
    await answered(9_000);
    expect(told).toEqual([{ atMs: START.slowFromMs, usualMs: START.warmUpMs }]);
    expect(judged.map(({ verdict, warmUpMs }) => [verdict.cold, warmUpMs])).toEqual([[true, 9_000]]);
  });

  it('for a model in use is never told, however slow, and is only slow', async () => {
    await answered(600);
    await clock.advance(60_000);
    await answered(30_000);
    expect(told).toEqual([]);
    expect(judged.at(-1)?.verdict).toEqual({ cold: false, slow: true, evidence: 'slow' });
  });

  it('is told at once when it is refused with 503 after a rest, and everybody believes that the model loads until a token comes', async () => {
    call()({ kind: 'loading', retryAfterMs: undefined });
    expect(told.map(({ atMs }) => atMs)).toEqual([0]);
    expect(warmth.believe(MODEL).state).toBe('cold');
    await clock.advance(3_000);
    await answered(5_000);
    expect(warmth.believe(MODEL).state).toBe('warm');
    expect(judged.map(({ verdict }) => verdict.evidence)).toEqual(['refused', 'joined-load']);
    expect(judged.at(-1)?.warmUpMs).toBe(8_000);
  });

  it('is not told when another call of the model was answered meanwhile', async () => {
    const outrun = call();
    await clock.advance(500);
    call()(TOKEN);
    await clock.advance(10_000);
    outrun({ kind: 'failed' });
    expect(told).toEqual([]);
    expect(warmth.believe(MODEL).state).toBe('warm');
  });

  it('is not told after its answer, nor twice', async () => {
    const sign = call();
    sign({ kind: 'loading', retryAfterMs: undefined });
    sign({ kind: 'loading', retryAfterMs: undefined });
    await clock.advance(60_000);
    expect(told.length).toBe(1);
    expect(judged.length).toBe(1);
  });
});

describe('an answer', () => {
  it('keeps the model in use until it ends', async () => {
    const sign = call();
    sign(TOKEN);
    await clock.advance(200_000);
    sign({ kind: 'ended' });
    await clock.advance(200_000);
    expect(warmth.believe(MODEL).state).toBe('warm');
    await clock.advance(200_000);
    expect(warmth.believe(MODEL).state).toBe('cold');
  });
});

describe('calls that only keep a model warm', () => {
  it('do not count as use of a turn', async () => {
    await answered(600);
    await clock.advance(250_000);
    warmth.begin(MODEL, { keepsWarm: true })(TOKEN);
    await clock.advance(250_000);
    await answered(600);
    const last = judged.at(-1);
    expect([Math.round((last?.facts.idleMs ?? 0) / 1000), Math.round((last?.unkeptIdleMs ?? 0) / 1000)]).toEqual([250, 500]);
  });
});

describe('a model in use whose replica was taken away', () => {
  it('is cold as the metric says, and its wait teaches nothing of warm ones', async () => {
    let ready = 1;
    const read = () => Promise.resolve(`nebius_active_replicas{model="${MODEL}"} ${ready}`);
    const metric = new ReplicaMetric({ read, lagMs: 250, clock, log: createLogger('test', 'fatal') });
    warmth = new TrackedWarmth({ clock, metric, judged: (call) => judged.push(call) });
    for (let i = 0; i < 20; i++) {
      await answered(20);
      await clock.advance(500);
    }
    const usualMs = warmth.believe(MODEL).usualMs;
    ready = 0;
    for (let i = 0; i < 20; i++) {
      await answered(1_500);
      await clock.advance(500);
    }
    expect(judged.slice(-20).map(({ verdict }) => verdict.evidence)).toEqual(Array(20).fill('no-replica'));
    expect(warmth.believe(MODEL).slowFromMs).toBeLessThan(100);
    expect(usualMs).toBeLessThan(100);
  });
});
