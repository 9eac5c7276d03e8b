import { afterEach, describe, expect, it } from '@jest/globals';
import { SERVED_MODELS } from '../control/stand-in-state.ts';
import type { Truth } from '../truth/truth.ts';
import { MeasuredWorld, START_MS, until } from '../world/measured-world.fixture.ts';

const MODEL = SERVED_MODELS[0];
let world: MeasuredWorld;
afterEach(() => world.standIn.close());

describe('a cold model', () => {
  it('answers when its load is done, at the measured pace, and its replica count tells with a lag', async () => {
    world = await MeasuredWorld.open({ auto: false });
    await world.control('models', { model: MODEL, warmth: 'cold' });
    await world.control('clock', { advanceMs: 60_000 });
    expect(await metric('nebius_active_replicas', MODEL)).toBe(0);
    const asked = world.ask('cold.1');
    await until(() => world.clock.waiting === 1);
    await world.control('clock', { advanceMs: 20 });
    const { firstTokenAtMs, atMs } = await world.truthOf('cold.1');
    expect([firstTokenAtMs, atMs]).toEqual([null, START_MS + 60_000]);
    expect(await metric('nebius_starting_replicas', MODEL)).toBe(0);
    await world.control('clock', { advanceMs: 600_000 });
    expect((await asked).status).toBe(200);
    const truth = await world.truthOf('cold.1');
    expect(truth).toMatchObject({ cold: true, slow: 'cold', outcome: 'finished' });
    const loadMs = (truth.firstTokenAtMs ?? 0) - truth.atMs;
    const tookMs = (truth.endedAtMs ?? 0) - (truth.firstTokenAtMs ?? 0);
    expect(loadMs).toBeGreaterThan(0);
    expect((truth.generatedTokens / tookMs) * 1000).toBeGreaterThan(38);
    expect((truth.generatedTokens / tookMs) * 1000).toBeLessThan(45);
    const counts = [0, 14_999, 15_000, 15_000 + Math.ceil(loadMs)].map((lagMs) =>
      world.standIn.state.warmth.replicasAt(MODEL, truth.atMs + lagMs - 15_000),
    );
    expect(counts).toEqual([
      { ready: 0, starting: 0 },
      { ready: 0, starting: 0 },
      { ready: 0, starting: 1 },
      { ready: 1, starting: 0 },
    ]);
  });

  it('refuses with 503 while it loads when told to, and has loaded because it was asked', async () => {
    world = await MeasuredWorld.open({ rates: { loading_503: 1 } });
    await world.control('models', { model: MODEL, warmth: 'cold' });
    expect((await world.ask('load.1')).status).toBe(503);
    expect((await world.ask('load.2')).status).toBe(503);
    await world.clock.advance(600_000 - 301_000);
    const third = await world.ask('load.3');
    expect([third.status, (await world.truthOf('load.1')).cold, (await world.truthOf('load.1')).nanoUsd]).toEqual([200, true, 0]);
    expect(await world.truthOf('load.3')).toMatchObject({ cold: false, slow: 'none' });
  });
});

describe('the limit', () => {
  it('marks, slows and then refuses a caller far above it', async () => {
    world = await MeasuredWorld.open();
    await world.control('models', { model: MODEL, warmth: 'warm' });
    const long = { messages: [{ role: 'user', content: 'row '.repeat(50_000) }], max_tokens: 1 };
    const statuses: number[] = [];
    const marks: unknown[] = [];
    world.clock.auto = false;
    const all = Array.from({ length: 16 }, async (_, at) => {
      const response = await world.post(`flood.${at}`, long);
      statuses.push(response.statusCode);
      marks.push(response.headers['x-ratelimit-over-limit']);
      if (response.statusCode === 429) expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
      await response.body.text();
    });
    await until(() => world.clock.waiting + statuses.length === 16);
    world.clock.auto = true;
    await Promise.all(all);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(2);
    expect(marks).toContain('yes');
    const slow = await world.control<Truth[]>('truth?key=flood');
    expect(slow.some(({ slow: cause, cold }) => cause === 'queue' && !cold)).toBe(true);
  });
});

async function metric(name: string, model: string): Promise<number> {
  const text = await (await world.get('/v1/projects/p1/prometheus/metrics')).text();
  return Number(new RegExp(`^${name}\\{model="${model}"\\} (\\d+)$`, 'm').exec(text)?.[1]);
}
