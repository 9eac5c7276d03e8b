import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ServiceError } from '@hyrox/contracts';
import { CompactEncrypt, createLocalJWKSet, exportJWK, exportSPKI, generateKeyPair, SignJWT, type JWK, type JWTVerifyGetKey } from 'jose';
import { createTokenVerifier } from './verify-token.ts';

const ISSUER = 'https://project.supabase.example/auth/v1';
const NOW_S = Math.floor(Date.now() / 1000);
const ATHLETE = randomUUID();
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

const ours = await generateKeyPair('ES256', { extractable: true });
const theirs = await generateKeyPair('ES256', { extractable: true });
const publicJwk: JWK = { ...(await exportJWK(ours.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
const attackerJwk = await exportJWK(theirs.publicKey);
const pem = await exportSPKI(ours.publicKey);
const claims = {
  sub: ATHLETE,
  role: 'authenticated',
  session_id: randomUUID(),
  is_anonymous: false,
  iss: ISSUER,
  aud: 'authenticated',
  iat: NOW_S,
  exp: NOW_S + 600,
};

const sign = (changes: Record<string, unknown> = {}, header: Record<string, unknown> = {}, key = ours.privateKey) =>
  new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg: 'ES256', kid: 'k1', typ: 'JWT', ...header }).sign(key);
const hmac = (secret: string) => {
  const body = `${base64({ alg: 'HS256', typ: 'JWT', kid: 'k1' })}.${base64(claims)}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
};
const swapPart = async (part: number, by: string) => {
  const parts = (await sign()).split('.');
  parts[part] = by;
  return parts.join('.');
};
const CURVE_ORDER = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551';

const BAD: [string, () => Promise<string> | string][] = [
  ['A02 alg none', () => `${base64({ alg: 'none', typ: 'JWT' })}.${base64(claims)}.`],
  ['A02 alg nOnE', () => `${base64({ alg: 'nOnE', typ: 'JWT' })}.${base64(claims)}.`],
  ['A03 HS256 keyed with the public PEM', () => hmac(pem)],
  ['A03 HS256 keyed with the JWK', () => hmac(JSON.stringify(publicJwk))],
  ['A03 HS256 with a known demo secret', () => hmac('super-secret-jwt-token-with-at-least-32-characters-long')],
  ['A04 an embedded attacker key', () => sign({}, { jwk: attackerJwk }, theirs.privateKey)],
  ['A04 a jku header', () => sign({}, { jku: 'https://evil.example/jwks.json' }, theirs.privateKey)],
  ['A05 an unknown kid', () => sign({}, { kid: 'zzz' }, theirs.privateKey)],
  ['A05 a kid that climbs directories', () => sign({}, { kid: '../../dev/null' }, theirs.privateKey)],
  ['A06 expired 31 s ago', () => sign({ exp: NOW_S - 31 })],
  ['A06 not valid yet', () => sign({ nbf: NOW_S + 3600 })],
  ['A06 no exp', () => sign({ exp: undefined })],
  ['A06 issued ten years ago', () => sign({ iat: NOW_S - 3e8 })],
  ['A06 issued three hours ago', () => sign({ iat: NOW_S - 3 * 3600 })],
  ['A07 another issuer', () => sign({ iss: 'https://other.supabase.example/auth/v1' })],
  ['A07 an issuer with ours as prefix', () => sign({ iss: `${ISSUER}.evil.example` })],
  ['A07 audience anon', () => sign({ aud: 'anon' })],
  ['A07 no audience', () => sign({ aud: undefined })],
  ['A08 the anon key', () => sign({ role: 'anon' })],
  ['A08 the service_role key', () => sign({ role: 'service_role' })],
  ['no sub', () => sign({ sub: undefined })],
  ['a sub that is SQL', () => sign({ sub: "x' or 1=1--" })],
  ['a session that is no id', () => sign({ session_id: '1 or 1=1' })],
  ['no session', () => sign({ session_id: undefined })],
  ['another typ', () => sign({}, { typ: 'at+jwt' })],
  ['A09 a changed payload', () => swapPart(1, base64({ ...claims, sub: randomUUID() }))],
  ['A02 no signature', () => swapPart(2, '')],
  ['A09 a zero signature', () => swapPart(2, Buffer.alloc(64).toString('base64url'))],
  ['A09 r = s = n', () => swapPart(2, Buffer.from(CURVE_ORDER.repeat(2), 'hex').toString('base64url'))],
  ['A09 1 MB', () => 'a'.repeat(1_000_000)],
  ['A09 two dots', () => '..'],
  [
    'A09 a JWE',
    () =>
      new CompactEncrypt(Buffer.from(JSON.stringify(claims))).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(randomBytes(32)),
  ],
];

const codeOf = (verifying: Promise<unknown>) =>
  verifying.then(
    () => 'accepted',
    (error: unknown) => (error instanceof ServiceError ? error.code : String(error)),
  );

describe('a token', () => {
  let verify: ReturnType<typeof createTokenVerifier>;
  beforeAll(() => {
    verify = createTokenVerifier({ issuer: ISSUER, keys: createLocalJWKSet({ keys: [publicJwk] }) });
  });

  it('of an athlete is accepted with id, roles and expiry', async () => {
    const token = await sign({ sub: ATHLETE.toUpperCase(), app_metadata: { roles: ['ops', 7] } });
    expect(await verify(token)).toEqual({
      id: ATHLETE,
      roles: ['ops'],
      sessionId: claims.session_id,
      signedInAtS: 0,
      expiresAtS: NOW_S + 600,
    });
  });

  it('says when the athlete last proved who they are; a refresh proves nothing', async () => {
    const amr = [
      { method: 'token_refresh', timestamp: NOW_S },
      { method: 'password', timestamp: NOW_S - 700 },
      { method: 'totp', timestamp: NOW_S - 650 },
      'pwd',
      null,
      { method: 'password', timestamp: 'now' },
    ];
    expect((await verify(await sign({ amr }))).signedInAtS).toBe(NOW_S - 650);
    expect((await verify(await sign({ amr: 'password' }))).signedInAtS).toBe(0);
  });

  it.each(BAD)('with %s is refused', async (_, make) => {
    expect(await codeOf(verify(await make()))).toBe('unauthenticated');
  });

  it('of an anonymous user is known and not allowed', async () => {
    expect(await codeOf(verify(await sign({ is_anonymous: true })))).toBe('forbidden');
  });
});

describe('the keys', () => {
  it('that cannot be read refuse nobody and let nobody in', async () => {
    const away: JWTVerifyGetKey = () => Promise.reject(new TypeError('fetch failed'));
    expect(await codeOf(createTokenVerifier({ issuer: ISSUER, keys: away })(await sign()))).toBe('unavailable');
  });

  it('are asked once for a token that comes again, and again after it expired', async () => {
    let asked = 0;
    let nowMs = NOW_S * 1000;
    const local = createLocalJWKSet({ keys: [publicJwk] });
    const keys: JWTVerifyGetKey = (header, token) => (asked++, local(header, token));
    const verify = createTokenVerifier({ issuer: ISSUER, keys, nowMs: () => nowMs });
    const token = await sign();
    await verify(token);
    await verify(token);
    expect(asked).toBe(1);
    nowMs += 700_000;
    expect(await codeOf(verify(token))).toBe('unauthenticated');
    expect(asked).toBe(2);
  });
});
