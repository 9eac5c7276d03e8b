import { type Logger, reasonOf } from '@hyrox/telemetry';
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';

const REFRESH_AFTER_MS = 5 * 60_000;
/** Five fresh minutes and at most ten more while the key server is away. Then nobody is let in. */
const USABLE_MS = 15 * 60_000;

/**
 * The public keys of Supabase Auth. Fetched from one configured address; an unknown key id asks again at most every 30 s; a reload in
 * the background keeps the keys fresh without making a request wait for it.
 */
export function createRemoteKeys(supabaseUrl: string, log: Logger): JWTVerifyGetKey {
  const address = new URL(`${supabaseUrl.replace(/\/$/u, '')}/auth/v1/.well-known/jwks.json`);
  const keys = createRemoteJWKSet(address, { cooldownDuration: 30_000, timeoutDuration: 3_000, cacheMaxAge: USABLE_MS });
  let reloadAtMs = 0;
  return async (header, token) => {
    const now = Date.now();
    const key = await keys(header, token);
    if (reloadAtMs === 0) reloadAtMs = now + REFRESH_AFTER_MS;
    else if (now >= reloadAtMs) {
      reloadAtMs = now + REFRESH_AFTER_MS / 10;
      keys.reload().then(
        () => (reloadAtMs = now + REFRESH_AFTER_MS),
        (error: unknown) => log.warn({ reason: reasonOf(error) }, 'the sign-in keys could not be refreshed'),
      );
    }
    return key;
  };
}
