import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signUpAthlete, startHarness, type StandInHarness } from './stand-in-harness.ts';

const SITE = 'http://127.0.0.1:3000';
const password = 'sled push 152 kg';
let harness: StandInHarness;

beforeAll(async () => {
  harness = await startHarness({ standIn: { siteOrigins: [SITE, 'http://localhost:3000'], externalUrl: 'http://127.0.0.1:59999' } });
}, 60_000);

afterAll(() => harness.stop());

interface InboxMail {
  to: string;
  subject: string;
  link: string;
}
const inbox = async (to: string): Promise<InboxMail[]> =>
  (await fetch(`${harness.standIn.url}/inbox.json?to=${encodeURIComponent(to)}`)).json() as Promise<InboxMail[]>;
const askFor = (email: string, redirectTo = `${SITE}/reset-password`) =>
  harness.anonymous().auth.resetPasswordForEmail(email, { redirectTo });

/** The link of the newest mail, at the address the stand-in of this test really has. */
async function linkFor(email: string): Promise<string> {
  const link = new URL((await inbox(email))[0]?.link ?? '');
  expect(link.origin).toBe('http://127.0.0.1:59999');
  return `${harness.standIn.url}${link.pathname}${link.search}`;
}
const tokenOf = async (email: string) => new URL(await linkFor(email)).searchParams.get('token') ?? '';

async function follow(link: string) {
  const answer = await fetch(link, { redirect: 'manual' });
  const target = new URL(answer.headers.get('location') ?? 'about:blank');
  return {
    status: answer.status,
    page: target.href.split('#', 1)[0],
    fragment: Object.fromEntries(new URLSearchParams(target.hash.slice(1))),
  };
}

describe('a forgotten password', () => {
  it('is replaced by way of the mailed link, which ends the other sessions and works once', async () => {
    const email = 'forgetful@example.test';
    const phone = await signUpAthlete(harness, email);
    expect(await askFor('Forgetful@example.test')).toEqual({ data: {}, error: null });
    const link = await linkFor(email);
    const { status, page, fragment } = await follow(link);
    expect([status, page]).toEqual([303, `${SITE}/reset-password`]);
    expect(fragment).toMatchObject({ type: 'recovery', token_type: 'bearer', expires_in: '900' });

    const client = harness.anonymous();
    await client.auth.setSession({ access_token: fragment['access_token'] ?? '', refresh_token: fragment['refresh_token'] ?? '' });
    expect((await client.auth.getClaims()).data?.claims.amr).toEqual([{ method: 'otp', timestamp: expect.any(Number) }]);
    expect((await client.auth.updateUser({ password: '12345' })).error).toMatchObject({ status: 422, code: 'weak_password' });
    expect((await client.auth.updateUser({ password })).error).toMatchObject({ status: 422, code: 'same_password' });
    expect((await client.auth.updateUser({ password: 'wall ball 9 kg' })).error).toBeNull();

    expect((await phone.client.auth.getUser()).error).toMatchObject({ name: 'AuthSessionMissingError' });
    const signIn = (attempt: string) => harness.anonymous().auth.signInWithPassword({ email, password: attempt });
    expect((await signIn(password)).error?.code).toBe('invalid_credentials');
    expect((await signIn('wall ball 9 kg')).error).toBeNull();
    expect((await follow(link)).fragment).toMatchObject({ error: 'access_denied', error_code: 'otp_expired' });
  });

  it('is answered alike for a known and an unknown address, the second time too', async () => {
    await signUpAthlete(harness, 'known@example.test');
    const [known, unknown] = [await askFor('known@example.test'), await askFor('nobody@example.test')];
    expect(known).toEqual({ data: {}, error: null });
    expect(unknown).toEqual(known);
    const again = await Promise.all([askFor('known@example.test'), askFor('nobody@example.test')]);
    expect(again.map(({ error }) => [error?.status, error?.code])).toEqual(Array(2).fill([429, 'over_email_send_rate_limit']));
    expect(await inbox('nobody@example.test')).toEqual([]);
  });

  it.each(['https://evil.example/steal', '//evil.example', 'http://127.0.0.1:3000@evil.example/'])(
    'never carries the session to %s (H06)',
    async (elsewhere) => {
      const email = `${elsewhere.length}-redirected@example.test`;
      await signUpAthlete(harness, email);
      await askFor(email, elsewhere);
      const link = new URL(await linkFor(email));
      expect(link.searchParams.get('redirect_to')).toBe(`${SITE}/`);
      link.searchParams.set('redirect_to', elsewhere);
      expect((await follow(link.href)).page).toBe(`${SITE}/`);
    },
  );

  it('is redeemed with verifyOtp too, by whoever knows the address the token was sent to', async () => {
    const email = 'otp@example.test';
    await signUpAthlete(harness, email);
    await askFor(email);
    const token = await tokenOf(email);
    const wrong = await harness.anonymous().auth.verifyOtp({ type: 'recovery', email: 'other@example.test', token });
    expect(wrong.error).toMatchObject({ status: 403, code: 'otp_expired' });
    const { data, error } = await harness.anonymous().auth.verifyOtp({ type: 'recovery', token_hash: token });
    expect([error, data.user?.email]).toEqual([null, email]);
    const again = await harness.anonymous().auth.verifyOtp({ type: 'recovery', token_hash: token });
    expect(again.error).toMatchObject({ status: 403, code: 'otp_expired' });
  });

  it('is too late after an hour', async () => {
    await signUpAthlete(harness, 'late@example.test');
    await askFor('late@example.test');
    await harness.owner.query(`update auth.one_time_tokens set expires_at = now() - interval '1 second'`);
    expect((await follow(await linkFor('late@example.test'))).fragment['error_code']).toBe('otp_expired');
  });

  it('is void once the password was changed another way', async () => {
    const { client } = await signUpAthlete(harness, 'remembered@example.test');
    await askFor('remembered@example.test');
    await client.auth.updateUser({ password: 'another one entirely' });
    expect((await follow(await linkFor('remembered@example.test'))).fragment['error_code']).toBe('otp_expired');
  });
});

describe('the inbox', () => {
  const page = async (query: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${harness.standIn.url}/inbox${query}`, { headers });
    return { status: answer.status, headers: answer.headers, html: await answer.text() };
  };

  it('lists the mails newest first, all or of one address, and forgets them after their hour', async () => {
    for (const email of ['first@example.test', 'second@example.test']) {
      await signUpAthlete(harness, email);
      await askFor(email);
    }
    const all = await page('');
    expect(all.html.indexOf('second@example.test')).toBeLessThan(all.html.indexOf('first@example.test'));
    const one = await page('?to=First@example.test');
    expect(one.html).toContain('to first@example.test');
    expect(one.html).not.toContain('second@example.test');
    await harness.owner.query(`update auth.mails set expires_at = now() where recipient = 'first@example.test'`);
    expect((await page('?to=first@example.test')).html).toContain('No mail for first@example.test');
    await askFor('a-later-one@example.test');
    expect((await harness.owner.query(`select from auth.mails where recipient = 'first@example.test'`)).rows).toHaveLength(0);
  });

  it('runs no script, shows what was written as text, and is readable by no other site', async () => {
    await harness.owner.query(
      `insert into auth.mails (user_id, recipient, subject, body, link, expires_at)
       select id, 'x@example.test', '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'http://127.0.0.1/"onclick="alert(1)', now() + interval '1 hour'
       from auth.users limit 1`,
    );
    const { html, headers } = await page('?to=x@example.test');
    expect(html).not.toMatch(/<script|<img|"onclick/);
    expect(html).toContain('&#60;script&#62;');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*form-action 'self'.*frame-ancestors 'none'/);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await page('?to=%3Cscript%3E')).html).not.toContain('<script');
    expect((await page('.json')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('goes with the user', async () => {
    const { userId } = await signUpAthlete(harness, 'erased@example.test');
    await askFor('erased@example.test');
    await harness.service().auth.admin.deleteUser(userId);
    const { rows } = await harness.owner.query(`select from auth.mails where recipient = 'erased@example.test'`);
    expect(rows).toEqual([]);
    expect(await inbox('erased@example.test')).toEqual([]);
  });
});
