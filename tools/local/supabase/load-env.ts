import { z } from 'zod';
import { signingJwkSchema, type SigningJwk } from './mint-keys.ts';

const signingJwk = z.string().transform((text, context): SigningJwk => {
  try {
    return signingJwkSchema.parse(JSON.parse(text));
  } catch {
    // The sentence must not repeat the value: it is a private key.
    context.addIssue({
      code: 'custom',
      message: 'JWT_SIGNING_JWK is not a private ES256 key as JSON with kty, crv, alg, kid, x, y and d.',
    });
    return z.NEVER;
  }
});

const envSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'DATABASE_URL has to begin with postgres://'),
  JWT_SIGNING_JWK: signingJwk,
  ACCESS_TOKEN_TTL_S: z.coerce.number().int().min(30).default(900),
  /** What clients call this server, when that is not its own address: tokens are issued by `<PUBLIC_URL>/auth/v1`. */
  PUBLIC_URL: z.url().optional(),
  SIGN_UPS: z.enum(['on', 'off']).default('on'),
});

export type StandInEnv = z.infer<typeof envSchema>;

/** Reads the environment once. Throws a ZodError that names every wrong variable and repeats no secret. */
export function loadEnv(source: NodeJS.ProcessEnv): StandInEnv {
  return envSchema.parse(source);
}
