import { z } from 'zod';

/** What every service needs to be one of ours. */
export const baseEnv = z.object({
  NATS_URL: z.string().min(1),
  NATS_USER: z.string().min(1).optional(),
  NATS_PASSWORD: z.string().min(1).optional(),
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).default('info'),
  SERVICE_HOST: z.string().default('127.0.0.1'),
});
export type BaseEnv = z.infer<typeof baseEnv>;

/** For services that own tables. The user in the URL is the service's own role. */
export const databaseEnv = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL_MAX: z.coerce.number().int().min(1).max(50).default(4),
});

/** A configuration that cannot be used: the boot ends with these words. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

/** Reads the environment once and freezes it. The only reader of `process.env` in a service; every wrong variable is named. */
export function loadEnv<S extends z.ZodObject>(schema: S, source: NodeJS.ProcessEnv = process.env): Readonly<z.output<S>> {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  if (parsed.success) return Object.freeze(parsed.data);
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new EnvError(`The environment is not complete.\n  ${wrong.join('\n  ')}`);
}
