import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HTTP_ROUTES, searchPassages, ServiceError, type ExportedPage } from '@hyrox/contracts';
import type { FakePages } from '../fake-pages.ts';
import { GatewayLab, type Gateway } from '../gateway-lab.ts';
import { errorOf, sender } from '../send.ts';
import type { SignedIn } from '../sign-in.ts';

let lab: GatewayLab;
let pages: FakePages;
let gateway: Gateway;
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

test.each([
  ...['/metrics', '/debug', '/debug/pprof', '/.env', '/.git/config', '/.git/HEAD', '/api-docs', '/swagger', '/openapi.json', '/livez'],
  ...[
    '/server-status',
    '/actuator/env',
    '/graphql',
    '/console',
    '/package.json',
    '/src/main.ts',
    '/dist/main.js',
    '/..%2f.env',
    '/api',
    '/',
  ],
])('L03: there is no %s on the public port, signed in or not', async (path) => {
  for (const answer of [await fetch(`${gateway.url}${path}`), await send('GET', path)])
    expect(await errorOf(answer)).toMatchObject({ status: 404, code: 'not_found', message: 'There is nothing here' });
});

test('G09: markup in a title, a thumb and an export is told as JSON that no browser takes for a page', async () => {
  const markup = '<script>alert(1)</script><img src=x onerror=alert(1)>';
  const { id } = (await (await send('POST', '/api/conversations', {})).json()) as { id: string };
  const messageId = randomUUID();
  pages.messages.set(messageId, anna.id);
  pages.exportPages.profile = (): ExportedPage => ({ part: 'profile', rows: [{ display_name: markup }] });
  const answers = [
    await send('PATCH', `/api/conversations/${id}`, { title: markup }),
    await send('GET', '/api/conversations'),
    await send('POST', `/api/messages/${messageId}/feedback`, { rating: -1, comment: markup }),
    await send('GET', '/api/account/export'),
    await send('POST', '/api/consents', { purpose: markup, granted: true, text_version: markup }),
  ];
  for (const answer of answers) {
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/u);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  }
  expect(answers[3]?.headers.get('content-disposition')).toMatch(/^attachment/u);
  const [renamed, , , exported] = await Promise.all(answers.map((answer) => answer.text()));
  expect(JSON.parse(renamed ?? '')).toMatchObject({ title: markup });
  expect(JSON.parse(exported ?? '')).toMatchObject({ profile: [{ display_name: markup }] });
});

test('G11: a search names words and how many, never a corpus, a language or an owner; and no route searches for a client', () => {
  const asked = { query: 'sled', lang: 'xx', tenant: 'other', athleteId: randomUUID(), filter: "source = 'private'", count: 5 };
  expect(searchPassages.input.parse(asked)).toEqual({ query: 'sled', count: 5 });
  expect(searchPassages.input.safeParse({ query: 'sled', count: 21 }).success).toBe(false);
  expect(HTTP_ROUTES.filter(({ path }) => /search|passage|knowledge|retriev/u.test(path))).toEqual([]);
});

test('R01 P08: two gateways count requests and exports each for itself, and never forget an end', async () => {
  const limits = { ATHLETE_REQUESTS_PER_MINUTE: 1, ATHLETE_REQUESTS_BURST: 3 };
  const two = [await lab.gateway(limits), await lab.gateway(limits)];
  const ben = await lab.signIn.athlete();
  const statuses = await Promise.all(
    Array.from({ length: 12 }, async (_, n) => (await sender(two[n % 2]?.url ?? '', ben.token)('GET', '/api/profile')).status),
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(2 * limits.ATHLETE_REQUESTS_BURST);
  const held = Promise.withResolvers<ExportedPage>();
  const asked = Promise.withResolvers<void>();
  let times = 0;
  pages.exportPages.usage = () => {
    if (++times === 2) asked.resolve();
    return held.promise;
  };
  const other = await lab.gateway();
  const both = [send('GET', '/api/account/export'), sender(other.url, anna.token)('GET', '/api/account/export')];
  await asked.promise;
  for (const url of [gateway.url, other.url]) expect((await sender(url, anna.token)('GET', '/api/account/export')).status).toBe(409);
  held.reject(new ServiceError('unavailable', 'The database does not answer'));
  expect((await Promise.all(both)).map(({ status }) => status)).toEqual([503, 503]);
  pages.exportPages.usage = () => ({ part: 'usage', rows: [] });
  for (const url of [gateway.url, other.url]) {
    const answer = await sender(url, anna.token)('GET', '/api/account/export');
    expect([answer.status, (await answer.text()).endsWith('}\n')]).toEqual([200, true]);
  }
});
