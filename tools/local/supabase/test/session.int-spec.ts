import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signUpAthlete, startHarness, type StandInHarness } from './stand-in-harness.ts';

let harness: StandInHarness;
const password = 'sled push 152 kg';

beforeAll(async () => {
  harness = await startHarness();
}, 60_000);

afterAll(() => harness.stop());

/** Makes every token that was used look as if that had been a minute ago. */
const ageUsedTokens = () => harness.owner.query(`update auth.refresh_tokens set used_at = used_at - interval '1 minute'`);
const refresh = (token: string) => harness.anonymous().auth.refreshSession({ refresh_token: token });
const signIn = (email: string) => harness.anonymous().auth.signInWithPassword({ email, password });

describe('refresh', () => {
  it('gives a new refresh token and an access token of the same session', async () => {
    const { client, refreshToken, userId } = await signUpAthlete(harness, 'refresh@example.test');
    const before = (await client.auth.getClaims())?.data?.claims;
    const { data, error } = await refresh(refreshToken);
    expect(error).toBeNull();
    expect(data.session?.refresh_token).not.toBe(refreshToken);
    const after = (await client.auth.getClaims(data.session?.access_token))?.data?.claims;
    expect(after).toMatchObject({ sub: userId, session_id: before?.session_id, amr: before?.amr });
  });

  it('gives two tabs that refresh at once the same successor', async () => {
    const { refreshToken } = await signUpAthlete(harness, 'tabs@example.test');
    const [one, two] = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
    expect([one.error, two.error]).toEqual([null, null]);
    expect(one.data.session?.refresh_token).toBe(two.data.session?.refresh_token);
  });

  it('ends the whole family when a used token comes again after the grace time', async () => {
    const { client, refreshToken } = await signUpAthlete(harness, 'stolen@example.test');
    const second = (await refresh(refreshToken)).data.session?.refresh_token ?? '';
    await ageUsedTokens();
    expect((await refresh(refreshToken)).error).toMatchObject({ status: 400, code: 'refresh_token_already_used' });
    expect((await refresh(second)).error).toMatchObject({ status: 400, code: 'refresh_token_not_found' });
    expect((await client.auth.getUser()).error).toMatchObject({ name: 'AuthSessionMissingError' });
    expect((await signIn('stolen@example.test')).error).toBeNull();
  });

  it('ends the family at once when the successor was already used', async () => {
    const { refreshToken } = await signUpAthlete(harness, 'raced@example.test');
    const second = (await refresh(refreshToken)).data.session?.refresh_token ?? '';
    const third = (await refresh(second)).data.session?.refresh_token ?? '';
    expect((await refresh(refreshToken)).error?.code).toBe('refresh_token_already_used');
    expect((await refresh(third)).error?.code).toBe('refresh_token_not_found');
  });

  it('leaves the other sessions of the user alone when one family ends', async () => {
    const { refreshToken } = await signUpAthlete(harness, 'phone-and-laptop@example.test');
    const laptop = (await signIn('phone-and-laptop@example.test')).data.session?.refresh_token ?? '';
    await refresh(refreshToken);
    await ageUsedTokens();
    await refresh(refreshToken);
    expect((await refresh(laptop)).error).toBeNull();
  });

  it('is refused to a deleted user as if the token had never been', async () => {
    const { refreshToken, userId, client } = await signUpAthlete(harness, 'deleted@example.test');
    await harness.service().auth.admin.deleteUser(userId);
    expect((await refresh(refreshToken)).error).toMatchObject({ status: 400, code: 'refresh_token_not_found' });
    expect((await client.auth.getUser()).error).not.toBeNull();
  });

  it('knows no invented token', async () => {
    expect((await refresh('invented')).error).toMatchObject({ status: 400, code: 'refresh_token_not_found' });
  });
});

describe('sign-out', () => {
  async function threeSessions(email: string) {
    const first = await signUpAthlete(harness, email);
    const others = await Promise.all([signIn(email), signIn(email)]);
    return [first.refreshToken, ...others.map(({ data }) => data.session?.refresh_token ?? '')].map((token) => ({
      token,
      client: first.client,
    }));
  }

  const alive = async (sessions: { token: string }[]) =>
    Promise.all(sessions.map(async ({ token }) => (await refresh(token)).error === null));

  it.each([
    ['global', [false, false, false]],
    ['local', [false, true, true]],
    ['others', [true, false, false]],
  ] as const)('%s ends the sessions it names', async (scope, expected) => {
    const sessions = await threeSessions(`${scope}@example.test`);
    expect((await sessions[0]?.client.auth.signOut({ scope }))?.error).toBeNull();
    expect(await alive(sessions)).toEqual(expected);
  });

  it('makes getUser refuse a token that has not expired', async () => {
    const { client, accessToken } = await signUpAthlete(harness, 'left@example.test');
    await client.auth.signOut();
    expect((await harness.anonymous().auth.getUser(accessToken)).error).toMatchObject({ name: 'AuthSessionMissingError' });
  });
});
