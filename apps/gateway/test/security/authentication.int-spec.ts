import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import { FeedListener } from '../feed-listener.ts';
import { GatewayLab, type Gateway } from '../gateway-lab.ts';
import { errorOf } from '../send.ts';
import { SignIn, type SignedIn } from '../sign-in.ts';

let lab: GatewayLab;
let gateway: Gateway;
let anna: SignedIn;
beforeAll(async () => {
  lab = await GatewayLab.start();
  await lab.eventStream();
  await lab.pages();
  gateway = await lab.gateway();
  anna = await lab.signIn.athlete();
});
afterAll(() => lab.stop());

const theirs = await generateKeyPair('ES256', { extractable: true });
const profile = (authorization: string, url = gateway.url) => fetch(`${url}/api/profile`, { headers: { authorization } });
const bearer = (token: string) => profile(`Bearer ${token}`);

test('A02 A03 A06 A07 A08 A09: a token of the wrong kind is 401 and never 500 (each kind by name in verify-token.spec.ts)', async () => {
  const [header = '', body = '', signature = ''] = anna.token.split('.');
  const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  const tokens = [
    `${none}.${body}.`,
    `${none}.${body}.${signature}`,
    `${header}.${body}.`,
    '..',
    'a',
    '[]',
    '{}',
    `${header}.${body}.${'A'.repeat(86)}`,
  ];
  for (const token of tokens) expect(await errorOf(await bearer(token))).toMatchObject({ status: 401, code: 'unauthenticated' });
});

test('A04 a key named in the token is neither believed nor fetched', async () => {
  let visits = 0;
  const listener = http.createServer((_, response) => (visits++, response.end('{}'))).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const jku = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/jwks.json`;
  for (const header of [{ jku }, { x5u: jku }, { jwk: await exportJWK(theirs.publicKey) }, { kid: 'k1', jku }])
    expect((await bearer(await lab.signIn.forged(header, theirs.privateKey))).status).toBe(401);
  expect(visits).toBe(0);
  listener.close();
});

test('A05 a key id nobody knows is 401, and 500 of them ask for the keys at most once', async () => {
  expect((await bearer(anna.token)).status).toBe(200);
  const before = lab.signIn.keyRequests;
  for (const kid of ['../../dev/null', "' or 1=1 --", 'k'.repeat(1_000)])
    expect((await bearer(await lab.signIn.forged({ kid }, theirs.privateKey))).status).toBe(401);
  const statuses = await Promise.all(
    Array.from(
      { length: 500 },
      async () => (await bearer(await lab.signIn.forged({ kid: randomBytes(8).toString('hex') }, theirs.privateKey))).status,
    ),
  );
  expect(new Set(statuses)).toEqual(new Set([401]));
  expect(lab.signIn.keyRequests - before).toBeLessThanOrEqual(1);
});

test('A09 a token of one megabyte is refused', async () => {
  // Over 16 KB of headers the server itself says 431.
  expect([401, 431]).toContain((await bearer('a'.repeat(1_000_000))).status);
  expect(await errorOf(await bearer('a'.repeat(10_000)))).toMatchObject({ status: 401 });
});

test('A10 a token in the address, in a cookie or under another scheme opens nothing', async () => {
  expect((await fetch(`${gateway.url}/api/profile?access_token=${anna.token}&token=${anna.token}`)).status).toBe(401);
  expect((await fetch(`${gateway.url}/api/profile`, { headers: { cookie: `sb-access-token=${anna.token}` } })).status).toBe(401);
  for (const scheme of ['Basic', 'Token', '']) expect((await profile(`${scheme} ${anna.token}`)).status).toBe(401);
  expect((await profile(`Bearer ${anna.token} ${anna.token}`)).status).toBe(401);
});

test('A13 somebody without an account is 403 on every route that needs one', async () => {
  const { token } = await lab.signIn.athlete({ anonymous: true });
  for (const [method, path] of [
    ['GET', '/api/profile'],
    ['GET', '/api/data/turns'],
    ['POST', '/api/turns'],
    ['GET', '/api/account/export'],
  ] as const) {
    const answer = await fetch(`${gateway.url}${path}`, { method, headers: { authorization: `Bearer ${token}` } });
    expect(await errorOf(answer)).toMatchObject({ status: 403, code: 'forbidden' });
  }
});

test('A14 an open stream ends within 30 s of its token, and a fresh token goes on', async () => {
  const startedMs = performance.now();
  const old = await lab.signIn.athlete({ expiresInS: -22 });
  const tab = await FeedListener.open(gateway.url, old.token);
  const place = await tab.standing();
  await tab.closed;
  expect(performance.now() - startedMs).toBeLessThan(8_000);
  const fresh = await lab.signIn.athlete({ id: old.id, sessionId: old.sessionId });
  const again = await FeedListener.open(gateway.url, fresh.token, place);
  expect(again.response.status).toBe(200);
  again.leave();
});

test('A15 while the keys cannot be fetched a known key still counts, and without one nobody is let in', async () => {
  const away = await SignIn.start();
  const [first, second] = await Promise.all([away.athlete(), away.athlete()]);
  const warm = await lab.gateway({ SUPABASE_URL: away.url });
  const cold = await lab.gateway({ SUPABASE_URL: away.url });
  expect((await profile(`Bearer ${first.token}`, warm.url)).status).toBe(200);
  await away.stop();
  expect((await profile(`Bearer ${second.token}`, warm.url)).status).toBe(200);
  expect(await errorOf(await profile(`Bearer ${second.token}`, cold.url))).toMatchObject({
    status: 503,
    code: 'unavailable',
    retryable: true,
  });
});

test('B12 roles come from the token alone, and without the role there is nothing there', async () => {
  for (const roles of [[], ['ops'], ['Data'], ['service_role']]) {
    const { token } = await lab.signIn.athlete({ roles });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-roles': 'data' };
    expect(await errorOf(await fetch(`${gateway.url}/api/data/turns`, { headers }))).toMatchObject({ status: 404, code: 'not_found' });
    const review = fetch(`${gateway.url}/api/data/turns/${randomUUID()}/review`, {
      method: 'POST',
      headers,
      body: '{"verdict":"include"}',
    });
    expect(await errorOf(await review)).toMatchObject({ status: 404 });
  }
  for (const roles of [[], ['data'], ['Ops'], ['service_role']]) {
    const { token } = await lab.signIn.athlete({ roles });
    const headers = { authorization: `Bearer ${token}`, 'x-roles': 'ops' };
    expect((await fetch(`${gateway.url}/api/ops/turns`, { headers })).status).toBe(404);
  }
  for (const path of ['/metrics', '/livez', '/debug', '/.env', '/.git/config', '/api-docs', '/admin'])
    expect([path, (await fetch(`${gateway.url}${path}`)).status]).toEqual([path, 404]);
});
