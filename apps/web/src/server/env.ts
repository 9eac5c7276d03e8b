import { z } from 'zod';

const schema = z.object({
  API_URL: z.url({ protocol: /^https?$/ }),
  SUPABASE_URL: z.url({ protocol: /^https?$/ }),
  SUPABASE_ANON_KEY: z.string().min(1),
  /** Set by the embedded default only, where the account and its password are printed at start anyway. */
  DEMO_EMAIL: z.email().optional(),
  DEMO_PASSWORD: z.string().min(1).optional(),
});
export type WebEnv = z.infer<typeof schema>;

/** A configuration that cannot be used; every wrong variable is named. */
export class WebEnvError extends Error {
  override readonly name = 'WebEnvError';
}

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
