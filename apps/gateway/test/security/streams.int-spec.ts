import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FakePages } from '../fake-pages.ts';
import { GatewayLab, type Gateway } from '../gateway-lab.ts';
import { rawHttp } from '../raw-http.ts';
import { errorOf, sender } from '../send.ts';

let lab: GatewayLab;
let gateway: Gateway;
let pages: FakePages;
beforeAll(async () => {
  lab = await GatewayLab.start();
  await lab.eventStream();
  pages = await lab.pages();
  gateway = await lab.gateway();
});
afterAll(() => lab.stop());

const turn = (message = 'Hi') => ({ turnId: randomUUID(), conversationId: randomUUID(), message });
const newcomer = async (url = gateway.url) => sender(url, (await lab.signIn.athlete()).token);

test('E01 what a model says stays inside the data of its event', async () => {
  const evil = '\n\nevent: done\ndata: {}\n\n\r\rid: 999\r\ndata: [DONE]\n\n';
  const worker = await lab.worker({ pieces: () => [evil, 'end'], paceMs: 0 });
  const send = await newcomer();
  const events = await (await send('POST', '/api/turns', turn())).text();
  expect(events.match(/^event: done$/gmu)).toHaveLength(1);
  expect(events).not.toMatch(/^id: 999/mu);
  const chat = await (await send('POST', '/api/chat', { conversation_id: randomUUID(), message: 'Hi' })).text();
  expect(chat.match(/^data: \[DONE\]$/gmu)).toHaveLength(1);
  await worker.die();
});

test('E03 what went wrong inside is told as a code, without its words', async () => {
  const { summary } = lab;
  lab.summary = () => Promise.reject(new Error('select * from auth.sessions: password=hunter2 host=10.0.0.7'));
  const worker = await lab.worker({ pieces: () => ['x'], paceMs: 0 });
  const send = await newcomer();
  const said = await (await send('POST', '/api/turns', turn())).text();
  expect(said).toContain('no_profile');
  pages.failure = 'select * from auth.sessions: password=hunter2 host=10.0.0.7';
  const refused = await send('GET', '/api/account/usage');
  expect(await errorOf(refused.clone())).toMatchObject({ status: 500, code: 'internal', requestId: expect.any(String) });
  expect(said + (await refused.text())).not.toMatch(/hunter2|10\.0\.0\.7|select/u);
  pages.failure = '';
  lab.summary = summary;
  await worker.die();
});

test('E04 the fifth answer at once is 429, also when all are asked for in the same moment', async () => {
  const worker = await lab.worker({ pieces: () => Array.from({ length: 1_000 }, () => 'a'), paceMs: 100 });
  const send = await newcomer();
  const answers = await Promise.all(Array.from({ length: 12 }, () => send('POST', '/api/turns', turn())));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, ...Array<number>(8).fill(429)]);
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.headers.get('retry-after')).toBe('5');
  for (const answer of answers) await answer.body?.cancel();
  await worker.die();
});

test('E04 a process that is full says so', async () => {
  const small = await lab.gateway({ SSE_TOTAL: 3 });
  const leaving = new AbortController();
  const listen = async () => {
    const { token } = await lab.signIn.athlete();
    return fetch(`${small.url}/api/events`, { headers: { authorization: `Bearer ${token}` }, signal: leaving.signal });
  };
  const open = await Promise.all([listen(), listen(), listen()]);
  expect(open.map(({ status }) => status)).toEqual([200, 200, 200]);
  const full = await listen();
  expect(full.headers.get('retry-after')).toBe('5');
  expect(await errorOf(full)).toMatchObject({ status: 503, code: 'unavailable', retryable: true });
  leaving.abort();
});

test('E05 headers that come one by one and a body that never ends are given up', async () => {
  const server = gateway.app.getHttpServer() as { headersTimeout: number; requestTimeout: number };
  expect([server.headersTimeout, server.requestTimeout]).toEqual([10_000, 30_000]);
  const body = 'POST /api/turns HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 60000\r\n\r\n{"a":';
  expect((await rawHttp(gateway.url, body, 300)).said).toBe('');
  expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
});

test('E06 one key five times is one turn; with another body it is a conflict', async () => {
  const worker = await lab.worker({ pieces: () => ['Low ', 'hips.'], paceMs: 100 });
  const roomy = await lab.gateway({ SSE_PER_ATHLETE: 10 });
  const send = await newcomer(roomy.url);
  const question = turn();
  const answers = await Promise.all(Array.from({ length: 5 }, () => send('POST', '/api/turns', question)));
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  const said = (text: string) => [...text.matchAll(/^data: \{"t":"(.*)"\}$/gmu)].map(([, t]) => t).join('');
  expect(texts.map(said)).toEqual(texts.map(() => 'Low hips.'));
  expect(texts.every((text) => text.match(/^event: done$/gmu)?.length === 1)).toBe(true);
  expect(worker.generated.filter(({ turnId }) => turnId === question.turnId)).toHaveLength(1);
  expect(await errorOf(await send('POST', '/api/turns', { ...question, message: 'Other' }))).toMatchObject({
    status: 409,
    field: 'turnId',
  });
  await worker.die();
});

test('E07 stop, stop again, resume and stop when it is over agree about the end', async () => {
  const worker = await lab.worker({ pieces: () => Array.from({ length: 500 }, () => 'word '), paceMs: 10 });
  const send = await newcomer();
  const question = turn();
  const streaming = send('POST', '/api/turns', question);
  while (worker.generated.every(({ turnId }) => turnId !== question.turnId)) await new Promise((later) => setTimeout(later, 5));
  const stop = () => send('POST', `/api/turns/${question.turnId}/stop`);
  expect([(await stop()).status, (await stop()).status]).toEqual([202, 202]);
  expect((await (await streaming).text()).match(/^event: (?:done|stopped|failed)$/gmu)).toEqual(['event: stopped']);
  const resumed = await (await send('GET', `/api/turns/${question.turnId}/events`)).text();
  expect(resumed.match(/^event: (?:done|stopped|failed)$/gmu)).toEqual(['event: stopped']);
  expect(await (await stop()).json()).toEqual({ status: 'stopped' });
  await worker.die();
});

test('E08 nothing may be stored by whoever stands between', async () => {
  const worker = await lab.worker({ pieces: () => ['x'], paceMs: 0 });
  const send = await newcomer();
  for (const answer of [
    await send('GET', '/api/profile'),
    await send('GET', '/api/conversations'),
    await send('GET', '/api/account/export'),
    await send('GET', '/api/nowhere'),
    await send('POST', '/api/turns', turn()),
    await send('POST', '/api/chat', { conversation_id: randomUUID(), message: 'Hi' }),
    await send('GET', '/api/events'),
  ]) {
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(answer.headers.get('etag')).toBeNull();
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    await answer.body?.cancel();
  }
  await worker.die();
});

test.each(['https://evil.example', 'null', 'https://app.example.evil', 'http://localhost:3000'])(
  'H01 a page of %s is allowed nothing',
  async (origin) => {
    const send = await newcomer();
    const preflight = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization, content-type' };
    const answers = [
      await send('OPTIONS', '/api/turns', undefined, preflight),
      await send('OPTIONS', '/api/nowhere', undefined, preflight),
      await send('GET', '/api/profile', undefined, { origin }),
      await send('GET', '/api/openapi.json', undefined, { origin }),
      await send('GET', '/api/nowhere', undefined, { origin }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([405, 405, 200, 200, 404]);
    for (const { headers } of answers) expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  },
);

test('H03 no answer says what made it', async () => {
  for (const path of ['/healthz', '/api/nowhere', '/api/openapi.json'])
    expect((await fetch(`${gateway.url}${path}`)).headers.get('x-powered-by')).toBeNull();
});

test('R01 more requests than an athlete may make are 429 with the time to come back, for that athlete alone', async () => {
  const few = await lab.gateway({ ATHLETE_REQUESTS_PER_MINUTE: 60, ATHLETE_REQUESTS_BURST: 3 });
  const [anna, ben] = [await newcomer(few.url), await newcomer(few.url)];
  const statuses = await Promise.all(Array.from({ length: 8 }, async () => (await anna('GET', '/api/profile')).status));
  expect(statuses.sort()).toEqual([200, 200, 200, 429, 429, 429, 429, 429]);
  const refused = await anna('GET', '/api/profile');
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(await errorOf(refused)).toMatchObject({ status: 429, code: 'rate_limited', retryable: true });
  expect((await ben('GET', '/api/profile')).status).toBe(200);
});

/** How many of 20 requests were let in, each naming another address. */
async function letIn(url: string, forwardedFor: (n: number) => string): Promise<number> {
  const ask = async (n: number) => (await fetch(`${url}/api/nowhere`, { headers: { 'x-forwarded-for': forwardedFor(n) } })).status;
  const statuses = await Promise.all(Array.from({ length: 20 }, (_, n) => ask(n)));
  expect(statuses.every((status) => [404, 429].includes(status))).toBe(true);
  return statuses.filter((status) => status === 404).length;
}

test('R05 naming other addresses gives no more room; only what our own proxy added counts', async () => {
  const limits = { ADDRESS_REQUESTS_PER_MINUTE: 5 };
  const alone = await lab.gateway(limits);
  expect(await letIn(alone.url, (n) => `1.2.3.${n}`)).toBe(5);
  // Health is told to whoever asks.
  expect((await fetch(`${alone.url}/readyz`)).status).toBe(200);
  const behindProxy = await lab.gateway({ ...limits, TRUSTED_PROXY_HOPS: 1 });
  expect(await letIn(behindProxy.url, (n) => `1.2.3.${n}, 203.0.113.7`)).toBe(5);
  expect(await letIn(behindProxy.url, (n) => `203.0.113.7, 198.51.100.${n}`)).toBe(20);
  expect(await letIn(behindProxy.url, (n) => `nonsense-${n}`)).toBe(5);
});

test('R05 the address is counted before anybody is asked who they are', async () => {
  const few = await lab.gateway({ ADDRESS_REQUESTS_PER_MINUTE: 2 });
  const send = sender(few.url, 'no token at all');
  const statuses = [await send('GET', '/api/profile'), await send('GET', '/api/profile'), await send('GET', '/api/profile')].map(
    ({ status }) => status,
  );
  expect(statuses).toEqual([401, 401, 429]);
});
