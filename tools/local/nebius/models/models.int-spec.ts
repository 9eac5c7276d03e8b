import { afterEach, describe, expect, it } from '@jest/globals';
import { SERVED_MODELS } from '../control/stand-in-state.ts';
import { createNebiusStandIn } from '../nebius-stand-in.ts';
import type { Truth } from '../truth/truth.ts';
import { MeasuredWorld } from '../world/measured-world.fixture.ts';

const [MODEL, LORA] = SERVED_MODELS;
let world: MeasuredWorld;
afterEach(() => world.standIn.close());

describe('models that are not there', () => {
  it('a retired one answers 404 from its day on and leaves the lists, also the public one', async () => {
    world = await MeasuredWorld.open();
    await world.control('models', { model: MODEL, retiredFrom: '2026-12-01' });
    expect((await world.ask('old.1')).status).toBe(200);
    await world.clock.advance(12 * 3_600_000);
    const gone = await world.post('old.2');
    expect([gone.statusCode, await gone.body.json()]).toEqual([404, { detail: `The model \`${MODEL}\` does not exist.` }]);
    const listed = (await (await fetch(`${world.standIn.url}/api/public/models_info`)).json()) as { models: { id: string }[] };
    expect(listed.models.map(({ id }) => id)).not.toContain(MODEL);
    expect(listed.models.map(({ id }) => id)).toContain(LORA);
  });

  it('a dedicated one answers 503 while it starts, 409 when it is stopped, never goes cold, and is listed with its key for routing', async () => {
    world = await MeasuredWorld.open();
    const endpoint = { name: 'coach', modelName: LORA, routingKey: 'hyrox/coach-dedicated' };
    const statuses: unknown[] = [];
    for (const status of ['starting', 'running', 'stopped']) {
      await world.control('dedicated', { ...endpoint, status });
      const response = await world.post(`own-${status}`, { model: endpoint.routingKey });
      statuses.push([
        response.statusCode,
        status === 'running' ? await response.body.text().then(() => 'text') : await response.body.json(),
      ]);
    }
    expect(statuses).toEqual([
      [503, { detail: expect.any(String) }],
      [200, 'text'],
      [409, { detail: 'model is stopped' }],
    ]);
    await world.control('dedicated', { ...endpoint, status: 'running' });
    for (let hour = 1; hour <= 20; hour++) {
      await world.clock.advance(3_600_000);
      await world.ask(`own-hour-${hour}`, { model: endpoint.routingKey });
    }
    expect((await world.control<Truth[]>('truth?key=own-hour')).map(({ cold }) => cold)).toEqual(Array(20).fill(false));
    await world.control('dedicated', { ...endpoint, status: 'stopped' });
    const listed = (await (await world.get('/v0/dedicated_endpoints')).json()) as object;
    expect(listed).toMatchObject({ dedicated_endpoints: [{ routing_key: endpoint.routingKey, status: 'stopped' }] });
  });
});

describe('the listings', () => {
  it('need a key but for the public one, and say more when asked for more', async () => {
    world = await MeasuredWorld.open();
    for (const path of ['/v1/models', '/v0/models', '/v0/dedicated_endpoints', '/v0/model_artifacts', '/v1/projects/p/prometheus/metrics'])
      expect((await world.get(path, '')).status).toBe(401);
    const verbose = (await (await world.get('/v1/models?verbose=true')).json()) as { data: object[] };
    expect(verbose.data[0]).toMatchObject({
      id: MODEL,
      context_length: 131_072,
      pricing: { prompt: '0.000000130', completion: '0.000000400' },
    });
    expect(await (await world.get('/v0/models')).json()).toEqual([
      expect.objectContaining({ name: LORA, base_model: expect.any(String), status: 'active' }),
    ]);
    expect(await (await world.get(`/v0/models/${encodeURIComponent(LORA)}`)).json()).toMatchObject({ name: LORA });
    expect([(await world.get('/v0/models/x')).status, (await world.get('/v0/nothing')).status]).toEqual([404, 404]);
    const closed = await world.get('/v0/model_artifacts');
    expect([closed.status, await closed.json()]).toEqual([403, { detail: "You don't have access to the resource or it does not exist." }]);
  });

  it('a real clock cannot be moved', async () => {
    world = await MeasuredWorld.open();
    const real = await createNebiusStandIn();
    const moved = await fetch(`${real.url}/stand-in/clock`, { method: 'POST', body: '{"advanceMs":5}' });
    expect(moved.status).toBe(409);
    await real.close();
  });
});
