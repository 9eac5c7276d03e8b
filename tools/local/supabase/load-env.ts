import { z } from 'zod';
import { PROVIDER_NAMES } from './provider/provider-name.ts';
import { refuseWellKnownSecrets } from './well-known-secrets.ts';
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

const webOrigin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);

/** Absent and empty are an empty list. */
function commaList<Item extends z.ZodType<unknown, string>>(item: Item) {
  const items = (text: string): string[] =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
  return z.string().default('').transform(items).pipe(z.array(item));
}

const envSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'DATABASE_URL has to begin with postgres://'),
  JWT_SIGNING_JWK: signingJwk,
  ACCESS_TOKEN_TTL_S: z.coerce.number().int().min(30).default(900),
  /** What clients call this server, when that is not its own address: tokens are issued by `<PUBLIC_URL>/auth/v1`. */
  PUBLIC_URL: z.url().optional(),
  /** What browsers call it, when that differs again (a published port): the links of mails begin with it. */
  EXTERNAL_URL: webOrigin.optional(),
  /** The web page: where a browser is sent with its session, when it did not ask for one of REDIRECT_ORIGINS. */
  SITE_URL: webOrigin.default('http://127.0.0.1:3000'),
  /** Further origins a browser may be sent to, comma separated. */
  REDIRECT_ORIGINS: commaList(webOrigin),
  /** `google`, `apple` or both, comma separated: a page of this server takes their place. */
  AUTH_PROVIDERS: commaList(z.enum(PROVIDER_NAMES)),
  SIGN_UPS: z.enum(['on', 'off']).default('on'),
});

export type StandInEnv = z.infer<typeof envSchema>;

/** Reads the environment once. Throws a ZodError that names every wrong variable, or one sentence for a secret everybody knows; repeats no secret. */
export function loadEnv(source: NodeJS.ProcessEnv): StandInEnv {
  refuseWellKnownSecrets(source);
  return envSchema.parse(source);
}
