import { z } from 'zod';

const schema = z.object({
  API_URL: z.url({ protocol: /^https?$/ }),
  SUPABASE_URL: z.url({ protocol: /^https?$/ }),
  SUPABASE_ANON_KEY: z.string().min(1),
  /** Proxies of ours in front of this server that append to `X-Forwarded-For`. None: the socket says who called. */
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
  /** Set by the embedded default only, where the account and its password are printed at start anyway. */
  DEMO_EMAIL: z.email().optional(),
  DEMO_PASSWORD: z.string().min(1).optional(),
  /** Set by the embedded default only: the page where its mails are shown, as a browser calls it. */
  INBOX_URL: z.url({ protocol: /^https?$/ }).optional(),
});
export type WebEnv = z.infer<typeof schema>;

/** A configuration that cannot be used; every wrong variable is named. */
export class WebEnvError extends Error {
  override readonly name = 'WebEnvError';
}

/** `next dev`: React then evaluates code, which no policy of production allows. */
export const isDevelopment = process.env.NODE_ENV === 'development';

let parsed: Readonly<WebEnv> | undefined;

/**
 * The environment of the running server, read at the first request and never at build time: one image serves every deployment.
 * Throws `WebEnvError` naming what is missing.
 */
export function webEnv(source: NodeJS.ProcessEnv = process.env): Readonly<WebEnv> {
  if (parsed) return parsed;
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = schema.safeParse(set);
  if (!result.success) {
    const wrong = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new WebEnvError(`The environment is not complete.\n  ${wrong.join('\n  ')}`);
  }
  parsed = Object.freeze(result.data);
  return parsed;
}
