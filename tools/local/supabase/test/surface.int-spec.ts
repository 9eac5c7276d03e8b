import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importJWK, SignJWT } from 'jose';
import { generateSigningJwk, mintApiKey } from '../mint-keys.ts';
import { signUpAthlete, startHarness, type StandInHarness } from './stand-in-harness.ts';

let harness: StandInHarness;
let userToken: string;

beforeAll(async () => {
  harness = await startHarness({ rpcAllowList: ['who'] });
  await harness.owner.query(await readFile(new URL('./rpc-fixture.sql', import.meta.url), 'utf8'));
  userToken = (await signUpAthlete(harness, 'ana@example.test')).accessToken;
}, 60_000);

afterAll(() => harness.stop());

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const payloadOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

async function signed(change: Record<string, unknown>, jwk = harness.jwk, header = {}): Promise<string> {
  const claims = Object.fromEntries(Object.entries({ ...payloadOf(userToken), ...change }).filter(([, value]) => value !== undefined));
  return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: jwk.kid, ...header }).sign(await importJWK(jwk, 'ES256'));
}

const nowS = () => Math.floor(Date.now() / 1000);
const forged: [string, () => Promise<string> | string][] = [
  ['expired', () => signed({ exp: nowS() - 1 })],
  ['without an end', () => signed({ exp: undefined })],
  ['not yet good', () => signed({ nbf: nowS() + 600 })],
  ['of another issuer', () => signed({ iss: `${harness.standIn.url}.evil.test/auth/v1` })],
  ['for another audience', () => signed({ aud: 'anon' })],
  ['of an invented role', () => signed({ role: 'postgres' })],
  ['without a session', () => signed({ session_id: undefined })],
  ['of another key under our name', async () => signed({}, { ...(await generateSigningJwk()), kid: harness.jwk.kid })],
  ['of an unknown key', async () => signed({}, await generateSigningJwk())],
  ['of another type', () => signed({}, harness.jwk, { typ: 'at+jwt' })],
  ['with alg none', () => `${encode({ alg: 'none', typ: 'JWT' })}.${encode(payloadOf(userToken))}.`],
  ['with changed claims', () => userToken.replace(/\.[^.]+\./, `.${encode({ ...payloadOf(userToken), role: 'service_role' })}.`)],
  ['with an empty signature', () => userToken.replace(/[^.]+$/, '')],
  ['with a signature of zeros', () => userToken.replace(/[^.]+$/, Buffer.alloc(64).toString('base64url'))],
  [
    'signed with the public key as a secret',
    async () => {
      const secret = new TextEncoder().encode(JSON.stringify({ ...harness.jwk, d: undefined }));
      return new SignJWT(payloadOf(userToken)).setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: harness.jwk.kid }).sign(secret);
    },
  ],
  ['that is none', () => 'a.b.c'],
  ['that is far too long', () => 'a'.repeat(15_000)],
];

describe('tokens', () => {
  it('are good while nothing is wrong with them', async () => {
    expect((await harness.withToken(userToken).rpc('who')).error).toBeNull();
    expect((await harness.withToken(await signed({ exp: nowS() + 60 })).rpc('who')).error).toBeNull();
  });

  it.each(forged)('%s are refused by both faces', async (_name, forge) => {
    const token = await forge();
    expect(await harness.withToken(token).rpc('who')).toMatchObject({ status: 401, error: { code: 'PGRST301' } });
    const answer = await fetch(`${harness.standIn.url}/auth/v1/user`, {
      headers: { apikey: harness.anonKey, authorization: `Bearer ${token}` },
    });
    expect([answer.status, await answer.json()]).toEqual([403, expect.objectContaining({ code: 'bad_jwt' })]);
  });

  it('API keys are no users', async () => {
    expect((await harness.anonymous().auth.getUser(harness.serviceKey)).error).toMatchObject({ status: 403, code: 'bad_jwt' });
  });
});

describe('requests', () => {
  const post = (path: string, body: string, headers: Record<string, string> = { apikey: harness.serviceKey }) =>
    fetch(harness.standIn.url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

  it.each([
    ['none', () => Promise.resolve({})],
    ['one of another key', async () => ({ apikey: await mintApiKey(await generateSigningJwk(), 'service_role', 'x') })],
    ['a user token', () => Promise.resolve({ apikey: userToken })],
  ])('need an API key: %s is not enough', async (_name, headers) => {
    const answer = await post('/rest/v1/rpc/who', '{}', await headers());
    expect([answer.status, await answer.json()]).toEqual([401, { message: expect.stringMatching(/API key/) }]);
  });

  it.each([
    ['/auth/v1/signup', '{"email":', 400, 'bad_json'],
    ['/auth/v1/signup', '[]', 400, 'validation_failed'],
    ['/auth/v1/token?grant_type=password', '{"email":{"a":1},"password":["x"]}', 400, 'validation_failed'],
    ['/auth/v1/token?grant_type=magic', '{}', 400, 'validation_failed'],
    ['/auth/v1/otp', '{}', 404, 'not_found'],
    ['/rest/v1/rpc/who', '{"a":', 400, 'PGRST102'],
    ['/rest/v1/rpc/who', '[1]', 400, 'PGRST102'],
    ['/rest/v1/rpc/wh%6f', '{}', 404, 'PGRST125'],
    ['/rest/v1/messages', '{}', 404, 'PGRST125'],
    ['/graphql/v1', '{}', 404, 'not_found'],
    ['/rest/v1/rpc/who', `{"a":"${'x'.repeat(1024 * 1024)}"}`, 413, 'request_too_large'],
  ])('%s with a body of %.12s is answered with JSON', async (path, body, status, code) => {
    const answer = await post(path, body);
    expect([answer.status, await answer.json()]).toEqual([status, expect.objectContaining({ code })]);
  });

  it('says that it is well', async () => {
    const answer = await fetch(`${harness.standIn.url}/health`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
    const settings = await fetch(`${harness.standIn.url}/auth/v1/settings`, { headers: { apikey: harness.anonKey } });
    expect(await settings.json()).toMatchObject({ disable_signup: false, mailer_autoconfirm: true, external: { email: true } });
  });
});

describe('the auth schema', () => {
  it('can be applied again without changing anything', async () => {
    const before = await harness.owner.query('select id, encrypted_password from auth.users');
    await harness.owner.query(await readFile(new URL('../auth-schema.sql', import.meta.url), 'utf8'));
    expect((await harness.owner.query('select id, encrypted_password from auth.users')).rows).toEqual(before.rows);
    expect((await harness.withToken(userToken).rpc('who')).error).toBeNull();
  });
});
