import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { z } from 'zod';

export const signingJwkSchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  alg: z.literal('ES256'),
  kid: z.string().min(1),
  x: z.string().min(1),
  y: z.string().min(1),
  d: z.string().min(1),
});

/** A private ES256 key with its `kid`. Keep it: every token and API key it signed dies with it. */
export type SigningJwk = z.infer<typeof signingJwkSchema>;

export type ApiKeyRole = 'anon' | 'service_role';

const API_KEY_LIFETIME = '10y';

/** A new private signing key; the file it is kept in has to be readable by its owner only. */
export async function generateSigningJwk(): Promise<SigningJwk> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return signingJwkSchema.parse({ ...(await exportJWK(privateKey)), alg: 'ES256', kid: randomUUID() });
}

/**
 * The key a client is created with: a JWT without a subject whose `role` the REST face takes on.
 * Two calls give two different keys, both good. `issuer` goes into `iss` as given and is not checked on API keys.
 */
export async function mintApiKey(jwk: SigningJwk, role: ApiKeyRole, issuer: string): Promise<string> {
  return new SignJWT({ role })
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: jwk.kid })
    .setIssuer(issuer)
    .setIssuedAt()
    .setExpirationTime(API_KEY_LIFETIME)
    .sign(await importJWK(jwk, 'ES256'));
}
