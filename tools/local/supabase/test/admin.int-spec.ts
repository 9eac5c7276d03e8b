import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signUpAthlete, startHarness, type StandInHarness } from './stand-in-harness.ts';

let harness: StandInHarness;
const password = 'sled push 152 kg';

beforeAll(async () => {
  harness = await startHarness();
  await harness.owner.query(`create table public.diary (user_id uuid references auth.users (id) on delete cascade, entry text)`);
}, 60_000);

afterAll(() => harness.stop());

describe('the service key', () => {
  it('creates a user with roles, who finds them in the token', async () => {
    const { data, error } = await harness.service().auth.admin.createUser({
      email: 'ops@example.test',
      password,
      email_confirm: true,
      app_metadata: { roles: ['ops'] },
      user_metadata: { name: 'Ops' },
    });
    expect(error).toBeNull();
    expect(data.user).toMatchObject({ app_metadata: { provider: 'email', roles: ['ops'] }, user_metadata: { name: 'Ops' } });
    const client = harness.anonymous();
    await client.auth.signInWithPassword({ email: 'ops@example.test', password });
    expect((await client.auth.getClaims()).data?.claims.app_metadata).toMatchObject({ roles: ['ops'] });
  });

  it('creates an unconfirmed user who cannot sign in until confirmed', async () => {
    const admin = harness.service().auth.admin;
    const { data } = await admin.createUser({ email: 'later@example.test', password });
    const signIn = () => harness.anonymous().auth.signInWithPassword({ email: 'later@example.test', password });
    expect((await signIn()).error).toMatchObject({ status: 400, code: 'email_not_confirmed' });
    await admin.updateUserById(data.user?.id ?? '', { email_confirm: true, app_metadata: { roles: ['data'] } });
    expect((await signIn()).data.user?.app_metadata).toMatchObject({ provider: 'email', roles: ['data'] });
  });

  it('refuses an e-mail that is known', async () => {
    await signUpAthlete(harness, 'known@example.test');
    const { error } = await harness.service().auth.admin.createUser({ email: 'known@example.test', password });
    expect(error).toMatchObject({ status: 422, code: 'email_exists' });
  });

  it('deletes a user with everything that hangs on it, and the tokens die', async () => {
    const { userId, client, refreshToken } = await signUpAthlete(harness, 'gone@example.test');
    await harness.owner.query('insert into public.diary values ($1, $2)', [userId, 'wall balls']);
    const admin = harness.service().auth.admin;
    expect((await admin.deleteUser(userId)).error).toBeNull();
    const left = `select (select count(*) from public.diary where user_id = $1) + (select count(*) from auth.sessions where user_id = $1) as rows`;
    expect((await harness.owner.query(left, [userId])).rows).toEqual([{ rows: '0' }]);
    expect((await client.auth.getUser()).error).toMatchObject({ name: 'AuthSessionMissingError' });
    expect((await client.auth.refreshSession({ refresh_token: refreshToken })).error?.code).toBe('refresh_token_not_found');
    expect((await admin.deleteUser(userId)).error).toMatchObject({ status: 404, code: 'user_not_found' });
  });

  it('lists the users page by page', async () => {
    await Promise.all([1, 2, 3].map((number) => signUpAthlete(harness, `page-${number}@example.test`)));
    const { data, error } = await harness.service().auth.admin.listUsers({ page: 1, perPage: 2 });
    expect(error).toBeNull();
    expect(data.users).toHaveLength(2);
    expect(data).toMatchObject({ nextPage: 2 });
    const { rows } = await harness.owner.query<{ count: number }>('select count(*)::int from auth.users');
    expect(data).toMatchObject({ total: rows[0]?.count });
  });
});

describe('everybody else', () => {
  it('may not administer, neither with the anon key nor signed in', async () => {
    const { client, userId } = await signUpAthlete(harness, 'curious@example.test');
    expect((await harness.anonymous().auth.admin.listUsers()).error).toMatchObject({ status: 403, code: 'not_admin' });
    const { data } = await client.auth.getSession();
    const asAthlete = await fetch(`${harness.standIn.url}/auth/v1/admin/users/${userId}`, {
      method: 'DELETE',
      headers: { apikey: harness.anonKey, authorization: `Bearer ${data.session?.access_token}` },
    });
    expect([asAthlete.status, await asAthlete.json()]).toEqual([403, expect.objectContaining({ code: 'not_admin' })]);
  });

  it('learns nothing from an id that is not one', async () => {
    const answer = await fetch(`${harness.standIn.url}/auth/v1/admin/users/${randomUUID()}'--`, {
      headers: { apikey: harness.serviceKey },
    });
    expect([answer.status, await answer.json()]).toEqual([404, expect.objectContaining({ code: 'user_not_found' })]);
  });
});
