import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Benchmark, Run, Workout } from '@hyrox/contracts';
import type { FakePages } from './fake-pages.ts';
import { GatewayLab, type Gateway } from './gateway-lab.ts';
import { errorOf, sender } from './send.ts';
import type { SignedIn } from './sign-in.ts';

let lab: GatewayLab;
let gateway: Gateway;
let pages: FakePages;
let anna: SignedIn;
let send: ReturnType<typeof sender>;
beforeAll(async () => {
  lab = await GatewayLab.start();
  pages = await lab.pages();
  gateway = await lab.gateway();
  anna = await lab.signIn.athlete();
  send = sender(gateway.url, anna.token);
});
afterAll(() => lab.stop());

const LOGS = [
  {
    path: '/api/workouts',
    schema: Workout,
    entry: { date: '2026-11-20', session_type: 'hiit', completed_workout: { rounds: [1, { reps: 20 }] } },
    change: { rpe_post: 8 },
    wrong: { rpe_post: 11 },
    id: 'workoutId',
  },
  {
    path: '/api/running-logs',
    schema: Run,
    entry: { date: '2026-11-20', distance_miles: 6.2, duration_s: 2_700, type: 'tempo' },
    change: { notes: 'windy' },
    wrong: { type: 'sprint' },
    id: 'runId',
  },
  {
    path: '/api/benchmarks',
    schema: Benchmark,
    entry: { test_date: '2026-11-20', test_type: 'cooper', results: { distance_m: 2_900 } },
    change: { results: { distance_m: 2_950 } },
    wrong: { results: {} },
    id: 'benchmarkId',
  },
];

describe.each(LOGS)('$path', ({ path, schema, entry, change, wrong, id: idName }) => {
  it('writes an entry down once, changes it, lists it and removes it', async () => {
    const id = randomUUID();
    const first = await send('POST', path, { ...entry, id: id.toUpperCase() });
    const again = await send('POST', path, { ...entry, id });
    expect([first.status, again.status]).toEqual([201, 200]);
    const written = schema.parse(await first.json());
    expect(written).toMatchObject({ ...entry, id });
    expect(schema.parse(await again.json())).toEqual(written);
    const changed = await send('PATCH', `${path}/${id}`, change);
    expect([changed.status, schema.parse(await changed.json())]).toEqual([200, { ...written, ...change }]);
    expect(await (await send('GET', `${path}?from=2026-11-01&to=2026-11-30`)).json()).toEqual([{ ...written, ...change }]);
    expect(pages.asked.get('logs')).toMatchObject({ from: '2026-11-01', to: '2026-11-30', limit: 50 });
    const removed = await send('DELETE', `${path}/${id}`);
    expect([removed.status, await removed.text()]).toEqual([204, '']);
    expect((await send('DELETE', `${path}/${id}`)).status).toBe(404);
  });

  it('without an id of the client’s makes another entry each time, and pages with the question kept', async () => {
    const made = await Promise.all([send('POST', path, entry), send('POST', path, entry)]);
    expect(made.map(({ status }) => status)).toEqual([201, 201]);
    const listed = await send('GET', `${path}?to=2026-11-30&limit=1`);
    const [{ id } = { id: '' }] = (await listed.json()) as { id: string }[];
    expect(listed.headers.get('link')).toBe(`<${path}?to=2026-11-30&limit=1&before=${id}>; rel="next"`);
  });

  it('names the field that is wrong', async () => {
    const field = Object.keys(wrong)[0] ?? '';
    expect(await errorOf(await send('POST', path, { ...entry, ...wrong }))).toMatchObject({ status: 400, code: 'invalid', field });
    expect(await errorOf(await send('PATCH', `${path}/${randomUUID()}`, wrong))).toMatchObject({ status: 400, field });
    expect(await errorOf(await send('POST', path, { ...entry, user_id: anna.id }))).toMatchObject({ status: 400, field: 'user_id' });
    expect(await errorOf(await send('POST', path, { ...entry, id: '7' }))).toMatchObject({ status: 400, field: 'id' });
    expect(await errorOf(await send('GET', `${path}?from=yesterday`))).toMatchObject({ status: 400, field: 'from' });
    expect(await errorOf(await send('GET', `${path}?since=2026`))).toMatchObject({ status: 400, field: 'since' });
    expect(await errorOf(await send('DELETE', `${path}/7`))).toMatchObject({ status: 400, field: idName });
  });
});

describe('conversations', () => {
  it('are searched, renamed and deleted', async () => {
    const { id } = (await (await send('POST', '/api/conversations', {})).json()) as { id: string };
    expect(await (await send('PATCH', `/api/conversations/${id}`, { title: '  Sled week ' })).json()).toMatchObject({
      id,
      title: 'Sled week',
    });
    const second = (await (await send('POST', '/api/conversations')).json()) as { id: string };
    const listed = await send('GET', '/api/conversations?search=sled%20%22push%22%3E&limit=1');
    expect(pages.asked.get('list')).toMatchObject({ search: 'sled "push">', limit: 1 });
    expect(listed.headers.get('link')).toBe(
      `</api/conversations?search=sled+%22push%22%3E&limit=1&before=${((await listed.json()) as { id: string }[])[0]?.id}>; rel="next"`,
    );
    expect((await send('DELETE', `/api/conversations/${id}`)).status).toBe(204);
    expect((await send('DELETE', `/api/conversations/${id}`)).status).toBe(404);
    expect((await send('GET', `/api/conversations/${second.id}/messages`)).status).toBe(200);
  });

  it.each([
    ['an empty title', { title: ' ' }, 'title'],
    ['two lines', { title: 'a\nb' }, 'title'],
    ['another field', { name: 'x' }, 'title'],
  ])('are not renamed to %s', async (_, body, field) => {
    const { id } = (await (await send('POST', '/api/conversations')).json()) as { id: string };
    expect(await errorOf(await send('PATCH', `/api/conversations/${id}`, body))).toMatchObject({ status: 400, field });
  });
});

describe('a thumb', () => {
  it('carries its reasons, and is the opaque reference’s', async () => {
    const messageId = randomUUID();
    pages.messages.set(messageId, anna.id);
    const thumb = { rating: -1, reasons: ['vague', 'too_long'], comment: 'more numbers' };
    expect((await send('POST', `/api/messages/${messageId}/feedback`, thumb)).status).toBe(200);
    expect(pages.asked.get('feedback')).toMatchObject({ ...thumb, athleteRef: expect.stringMatching(/^[0-9a-f]{32}$/u) });
    expect(await errorOf(await send('POST', `/api/messages/${messageId}/feedback`, { rating: 1, reasons: ['nice'] }))).toMatchObject({
      status: 400,
      field: 'reasons.0',
    });
  });
});

describe('the data team', () => {
  it('finds collected turns and judges them; the service is told who asks and in which role', async () => {
    const dana = await lab.signIn.athlete({ roles: ['data', 'ops'] });
    const asDana = sender(gateway.url, dana.token);
    expect(await (await asDana('GET', '/api/data/turns?flagged=true&limit=5')).json()).toEqual([]);
    expect(pages.asked.get('collected')).toMatchObject({ reviewer: dana.id, roles: ['data', 'ops'], flaggedOnly: true, limit: 5 });
    const turnId = randomUUID();
    expect((await asDana('POST', `/api/data/turns/${turnId}/review`, { verdict: 'include' })).status).toBe(200);
    expect(pages.asked.get('review')).toEqual({ reviewer: dana.id, roles: ['data', 'ops'], turnId, verdict: 'include' });
    expect(await errorOf(await asDana('GET', '/api/data/turns?limit=21'))).toMatchObject({ status: 400, field: 'limit' });
  });
});

describe('readiness', () => {
  it('is told on the public port, and ends with the drain while health goes on', async () => {
    const other = await lab.gateway();
    expect((await fetch(`${other.url}/readyz`)).status).toBe(200);
    await other.drain();
    expect(await errorOf(await fetch(`${other.url}/readyz`))).toMatchObject({ status: 503, code: 'unavailable' });
    expect((await fetch(`${other.url}/healthz`, { method: 'HEAD' })).status).toBe(200);
  });
});
