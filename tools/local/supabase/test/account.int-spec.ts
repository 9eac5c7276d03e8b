import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { signUpAthlete, startHarness, type StandInHarness } from './stand-in-harness.ts';

let harness: StandInHarness;
const password = 'sled push 152 kg';

beforeAll(async () => {
  harness = await startHarness();
}, 60_000);

afterAll(() => harness.stop());

describe('sign-up', () => {
  it('makes a confirmed user with its metadata and signs it in', async () => {
    const { data, error } = await harness
      .anonymous()
      .auth.signUp({ email: 'Ana@Example.test', password, options: { data: { name: 'Ana' } } });
    expect(error).toBeNull();
    expect(data.user).toMatchObject({ email: 'ana@example.test', role: 'authenticated', user_metadata: { name: 'Ana' } });
    expect(data.user?.app_metadata).toEqual({ provider: 'email', providers: ['email'] });
    expect(data.user?.email_confirmed_at).toEqual(expect.any(String));
    expect(data.session).toMatchObject({ token_type: 'bearer', expires_in: 900 });
  });

  it('refuses an e-mail that is known in whatever case', async () => {
    await signUpAthlete(harness, 'twice@example.test');
    const { error } = await harness.anonymous().auth.signUp({ email: 'TWICE@example.test', password });
    expect(error).toMatchObject({ status: 422, code: 'user_already_exists' });
  });

  it.each([
    ['a weak password', { email: 'weak@example.test', password: '12345' }, { status: 422, code: 'weak_password', reasons: ['length'] }],
    ['no e-mail', { email: 'not an address', password }, { status: 400, code: 'validation_failed' }],
  ])('refuses %s', async (_name, input, expected) => {
    const { data, error } = await harness.anonymous().auth.signUp(input);
    expect(error).toMatchObject(expected);
    expect(data.session).toBeNull();
  });

  it('keeps neither the password nor a refresh token readable', async () => {
    const { refreshToken } = await signUpAthlete(harness, 'secret@example.test');
    const { rows } = await harness.owner.query<{ all: string }>(
      `select concat((select string_agg(u::text, ' ') from auth.users u), (select string_agg(t::text, ' ') from auth.refresh_tokens t)) as all`,
    );
    expect(rows[0]?.all).toContain('$scrypt$');
    expect(rows[0]?.all).not.toContain(password);
    expect(rows[0]?.all).not.toContain(refreshToken);
  });
});

describe('sign-in', () => {
  it('gives a token that verifies offline with the public keys and carries the claims of Supabase', async () => {
    const { userId } = await signUpAthlete(harness, 'claims@example.test');
    const { data } = await harness.anonymous().auth.signInWithPassword({ email: 'claims@example.test', password });
    const keys = createRemoteJWKSet(new URL(`${harness.standIn.url}/auth/v1/.well-known/jwks.json`));
    const { payload, protectedHeader } = await jwtVerify(data.session?.access_token ?? '', keys, {
      algorithms: ['ES256'],
      issuer: `${harness.standIn.url}/auth/v1`,
      audience: 'authenticated',
      typ: 'JWT',
      requiredClaims: ['sub', 'exp', 'iat', 'session_id', 'role', 'aal', 'amr', 'phone', 'app_metadata', 'user_metadata', 'is_anonymous'],
    });
    expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'JWT', kid: harness.jwk.kid });
    expect(payload).toMatchObject({ sub: userId, role: 'authenticated', email: 'claims@example.test', aal: 'aal1', is_anonymous: false });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(900);
  });

  it('is understood by getClaims without asking the server about the user', async () => {
    const { client, accessToken, userId } = await signUpAthlete(harness, 'getclaims@example.test');
    const { data, error } = await client.auth.getClaims(accessToken);
    expect(error).toBeNull();
    expect(data?.claims.sub).toBe(userId);
  });

  it('shows only the public half of the key', async () => {
    const answer = await fetch(`${harness.standIn.url}/auth/v1/.well-known/jwks.json`);
    expect(await answer.text()).not.toMatch(/"d"/);
  });

  it('says the same for a wrong password and an unknown e-mail', async () => {
    await signUpAthlete(harness, 'wrong@example.test');
    const wrong = await harness.anonymous().auth.signInWithPassword({ email: 'wrong@example.test', password: 'something else' });
    const unknown = await harness.anonymous().auth.signInWithPassword({ email: 'nobody@example.test', password });
    expect(wrong.error).toMatchObject({ status: 400, code: 'invalid_credentials', message: 'Invalid login credentials' });
    expect(unknown.error).toMatchObject({ status: 400, code: 'invalid_credentials', message: 'Invalid login credentials' });
  });

  it('is refused after thirty failures for one e-mail, the right password included, and open for others', async () => {
    await signUpAthlete(harness, 'guessed@example.test');
    const guess = (attempt: string) => harness.anonymous().auth.signInWithPassword({ email: 'guessed@example.test', password: attempt });
    const guesses = await Promise.all(Array.from({ length: 30 }, (_, index) => guess(`guess ${index}`)));
    expect(new Set(guesses.map(({ error }) => error?.code))).toEqual(new Set(['invalid_credentials']));
    expect((await guess(password)).error).toMatchObject({ status: 429, code: 'over_request_rate_limit' });
    await signUpAthlete(harness, 'bystander@example.test');
    const bystander = await harness.anonymous().auth.signInWithPassword({ email: 'bystander@example.test', password });
    expect(bystander.error).toBeNull();
  });
});

describe('the signed-in user', () => {
  it('reads itself and merges its metadata, null removing a key', async () => {
    const { client, userId } = await signUpAthlete(harness, 'self@example.test');
    await client.auth.updateUser({ data: { theme: 'dark', units: 'metric' } });
    const { data, error } = await client.auth.updateUser({ data: { theme: null, pace: { km: null } } });
    expect(error).toBeNull();
    expect(data.user?.user_metadata).toEqual({ units: 'metric', pace: { km: null } });
    expect((await client.auth.getUser()).data.user).toMatchObject({ id: userId, user_metadata: { units: 'metric' } });
  });

  it('changes its password, which ends its other sessions and the old password', async () => {
    const first = await signUpAthlete(harness, 'change@example.test');
    const second = harness.anonymous();
    await second.auth.signInWithPassword({ email: 'change@example.test', password });
    expect((await first.client.auth.updateUser({ password })).error).toMatchObject({ status: 422, code: 'same_password' });
    expect((await first.client.auth.updateUser({ password: 'farmers carry' })).error).toBeNull();
    expect((await second.auth.getUser()).error).toMatchObject({ name: 'AuthSessionMissingError' });
    expect((await first.client.auth.getUser()).error).toBeNull();
    const old = await harness.anonymous().auth.signInWithPassword({ email: 'change@example.test', password });
    expect(old.error?.code).toBe('invalid_credentials');
  });

  it('cannot take an e-mail that another user has', async () => {
    await signUpAthlete(harness, 'taken@example.test');
    const { client } = await signUpAthlete(harness, 'taker@example.test');
    expect((await client.auth.updateUser({ email: 'taken@example.test' })).error).toMatchObject({ status: 422, code: 'email_exists' });
  });

  it('cannot write its own app_metadata', async () => {
    const { client } = await signUpAthlete(harness, 'climber@example.test');
    const { data } = await client.auth.updateUser({ data: { roles: ['ops'] }, app_metadata: { roles: ['ops'] } } as { data: object });
    expect(data.user?.app_metadata).toEqual({ provider: 'email', providers: ['email'] });
  });
});
