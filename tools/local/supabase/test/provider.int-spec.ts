import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSupabaseStandIn } from '../create-server.ts';
import { signUpAthlete, startHarness, type StandInHarness } from './stand-in-harness.ts';

const SITE = 'http://127.0.0.1:3000';
const RETURN = `${SITE}/auth/callback?flow=1`;
let harness: StandInHarness;

beforeAll(async () => {
  harness = await startHarness({ standIn: { siteOrigins: [SITE], providers: ['google'] } });
}, 60_000);

afterAll(() => harness.stop());

/** As supabase-js sends the browser off: the address it makes, without an API key. */
async function goToProvider(redirectTo = RETURN): Promise<URL> {
  const { data } = await harness
    .anonymous()
    .auth.signInWithOAuth({ provider: 'google', options: { redirectTo, skipBrowserRedirect: true } });
  const answer = await fetch(data.url ?? '', { redirect: 'manual' });
  expect(answer.status).toBe(302);
  return new URL(answer.headers.get('location') ?? '');
}

async function answerForm(page: URL, values: Record<string, string>, site = harness.standIn.url) {
  const { name, redirect_to } = Object.fromEntries(page.searchParams) as Record<string, string>;
  const body = new URLSearchParams({ name: name ?? '', redirect_to: redirect_to ?? '', answer: 'allow', ...values });
  const answer = await fetch(`${site}/provider`, { method: 'POST', body, redirect: 'manual' });
  const target = new URL(answer.headers.get('location') ?? 'about:blank');
  return {
    status: answer.status,
    text: await answer.text(),
    page: target.href.split('#', 1)[0],
    fragment: Object.fromEntries(new URLSearchParams(target.hash.slice(1))),
  };
}

async function claimsOf(fragment: Record<string, string>) {
  const client = harness.anonymous();
  await client.auth.setSession({ access_token: fragment['access_token'] ?? '', refresh_token: fragment['refresh_token'] ?? '' });
  return { user: (await client.auth.getUser()).data.user, claims: (await client.auth.getClaims()).data?.claims };
}

describe('signing in by provider', () => {
  it('is said by the settings to be possible, for those that are switched on', async () => {
    const settings = await fetch(`${harness.standIn.url}/auth/v1/settings`, { headers: { apikey: harness.anonKey } });
    expect(await settings.json()).toMatchObject({ external: { email: true, google: true, apple: false } });
  });

  it('makes a user, brings the session back in the fragment and keeps how it was made over a refresh', async () => {
    const page = await goToProvider();
    expect(await (await fetch(page)).text()).toContain('Choose an account at Google');
    const { status, page: back, fragment } = await answerForm(page, { email: 'New@example.test' });
    expect([status, back]).toEqual([303, RETURN]);
    const { user, claims } = await claimsOf(fragment);
    expect(user).toMatchObject({ email: 'new@example.test', app_metadata: { provider: 'google', providers: ['google'] } });
    expect(user?.identities?.map(({ provider }) => provider)).toEqual(['google']);
    expect(claims?.amr).toEqual([{ method: 'oauth', timestamp: expect.any(Number) }]);
    const refreshed = await harness.anonymous().auth.refreshSession({ refresh_token: fragment['refresh_token'] ?? '' });
    expect((await harness.anonymous().auth.getClaims(refreshed.data.session?.access_token)).data?.claims.amr).toEqual(claims?.amr);
    const byPassword = await harness.anonymous().auth.signInWithPassword({ email: 'new@example.test', password: '' });
    expect(byPassword.error?.code).toBe('invalid_credentials');
  });

  it('finds the account that has this e-mail, notes the provider once and keeps roles and password', async () => {
    const { userId } = await signUpAthlete(harness, 'both@example.test');
    await harness.service().auth.admin.updateUserById(userId, { app_metadata: { roles: ['data'] } });
    for (let time = 0; time < 2; time++) {
      const { user } = await claimsOf((await answerForm(await goToProvider(), { email: 'both@example.test' })).fragment);
      expect(user).toMatchObject({ id: userId, app_metadata: { provider: 'email', providers: ['email', 'google'], roles: ['data'] } });
    }
    const { error } = await harness.anonymous().auth.signInWithPassword({ email: 'both@example.test', password: 'sled push 152 kg' });
    expect(error).toBeNull();
  });

  it('comes back with an error when refused, and asks again for an address that is none', async () => {
    const page = await goToProvider();
    expect((await answerForm(page, { answer: 'refuse' })).fragment).toMatchObject({ error: 'access_denied' });
    const wrong = await answerForm(page, { email: '<script>' });
    expect([wrong.status, wrong.text.includes('<script>')]).toEqual([400, false]);
  });

  it.each(['https://evil.example/', 'http://127.0.0.1:3000@evil.example/'])('never carries the session to %s (H06)', async (elsewhere) => {
    expect((await goToProvider(elsewhere)).searchParams.get('redirect_to')).toBe(`${SITE}/`);
    const { page } = await answerForm(await goToProvider(), { email: 'a@example.test', redirect_to: elsewhere });
    expect(page).toBe(`${SITE}/`);
  });

  it('is refused where it is not switched on', async () => {
    const answer = await fetch(`${harness.standIn.url}/auth/v1/authorize?provider=apple&redirect_to=${SITE}`, { redirect: 'manual' });
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ code: 'validation_failed' })]);
    expect((await fetch(`${harness.standIn.url}/provider?name=apple`)).status).toBe(404);
  });

  it('makes no new user where sign-ups are closed', async () => {
    const closed = await createSupabaseStandIn({
      databaseUrl: harness.database.url('supabase_stand_in'),
      port: 0,
      signingJwk: harness.jwk,
      accessTokenTtlS: 900,
      signUpsAllowed: false,
      siteOrigins: [SITE],
      providers: ['google'],
    });
    const { fragment } = await answerForm(await goToProvider(), { email: 'late@example.test' }, closed.url);
    await closed.close();
    expect(fragment).toMatchObject({ error: 'access_denied', error_code: 'signup_disabled' });
    expect((await harness.owner.query(`select from auth.users where email = 'late@example.test'`)).rows).toEqual([]);
  });
});

describe('the pages of the stand-in', () => {
  it.each(['/inbox', '/inbox.json', '/provider?name=google'])('%s is for this machine only, also under a foreign name', async (path) => {
    const { port } = new URL(harness.standIn.url);
    const status = await new Promise((resolve, reject) => {
      const request = http.get({ host: '127.0.0.1', port, path, headers: { host: 'rebound.evil.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      request.on('error', reject);
    });
    expect(status).toBe(403);
  });
});
