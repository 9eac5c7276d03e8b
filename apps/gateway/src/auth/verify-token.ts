import { createHash } from 'node:crypto';
import { ServiceError } from '@hyrox/contracts';
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Athlete } from './athlete.ts';
import { LruMap } from '../lru-map.ts';

const MAX_TOKEN_CHARS = 4_096;
const MAX_CACHED_TOKENS = 10_000;
const MAX_TOKEN_AGE_S = 2 * 3_600;
const CLOCK_TOLERANCE_S = 30;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

/** What jose throws because of the token itself. Anything else is about the keys, and then nobody is let in or called a liar. */
const BAD_TOKEN = [
  errors.JWTExpired,
  errors.JWTClaimValidationFailed,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
];

const refuse = (cause?: unknown): ServiceError => new ServiceError('unauthenticated', 'Please sign in again', { cause });

/** Ways to a token that prove nothing about who holds it now. */
const NO_PROOF = new Set(['token_refresh', 'anonymous']);

/** When the athlete last proved who they are, in Unix seconds: the newest entry of Supabase's `amr`, 0 when there is none. */
function signedInAt(amr: unknown): number {
  const entries = Array.isArray(amr) ? (amr as unknown[]) : [];
  const times = entries.map((entry) => {
    const { method, timestamp } = (entry ?? {}) as { method?: unknown; timestamp?: unknown };
    return typeof timestamp === 'number' && Number.isFinite(timestamp) && !NO_PROOF.has(String(method)) ? timestamp : 0;
  });
  return Math.max(0, ...times);
}

function toAthlete(claims: JWTPayload): Athlete {
  const { sub, exp, app_metadata: metadata } = claims as JWTPayload & { app_metadata?: { roles?: unknown } };
  const sessionId = claims['session_id'];
  // `anon` and `service_role` keys are signed by the same issuer and are nobody.
  if (claims['role'] !== 'authenticated' || typeof sub !== 'string' || !UUID.test(sub) || exp === undefined) throw refuse();
  if (typeof sessionId !== 'string' || !UUID.test(sessionId)) throw refuse();
  if (claims['is_anonymous'] === true) throw new ServiceError('forbidden', 'Please create an account first');
  const roles = Array.isArray(metadata?.roles) ? metadata.roles.filter((role) => typeof role === 'string') : [];
  return { id: sub.toLowerCase(), roles, sessionId: sessionId.toLowerCase(), signedInAtS: signedInAt(claims['amr']), expiresAtS: exp };
}

export interface TokenVerifierOptions {
  issuer: string;
  keys: JWTVerifyGetKey;
  nowMs?: () => number;
}

/**
 * Checks access tokens of Supabase Auth: asymmetric signature, issuer, audience, age, role. A token that was good once is remembered by
 * its hash until it expires. Throws `unauthenticated` for a bad token, `unavailable` when the keys cannot be read.
 */
export function createTokenVerifier({ issuer, keys, nowMs = Date.now }: TokenVerifierOptions): (token: string) => Promise<Athlete> {
  const known = new LruMap<string, { athlete: Athlete; untilMs: number }>(MAX_CACHED_TOKENS);
  const options = {
    algorithms: ['ES256', 'RS256'],
    issuer,
    audience: 'authenticated',
    typ: 'JWT',
    clockTolerance: CLOCK_TOLERANCE_S,
    maxTokenAge: MAX_TOKEN_AGE_S,
    requiredClaims: ['sub', 'exp', 'iat', 'session_id', 'role'],
  };
  return async (token) => {
    if (token.length > MAX_TOKEN_CHARS) throw refuse();
    const hash = createHash('sha256').update(token).digest('base64');
    const remembered = known.get(hash);
    if (remembered && nowMs() < remembered.untilMs) return remembered.athlete;
    try {
      const { payload } = await jwtVerify(token, keys, { ...options, currentDate: new Date(nowMs()) });
      const athlete = toAthlete(payload);
      known.set(hash, { athlete, untilMs: Math.min(athlete.expiresAtS, (payload.iat ?? 0) + MAX_TOKEN_AGE_S) * 1_000 });
      return athlete;
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      if (BAD_TOKEN.some((kind) => error instanceof kind)) throw refuse(error);
      throw new ServiceError('unavailable', 'Sign-in cannot be checked right now', { retryAfterS: 5, cause: error });
    }
  };
}
