import { z } from 'zod';
import { StartError } from '../local/start/start-error.ts';

const DEFAULT_BASE_URL = 'https://api.perplexity.ai/v1';
const ON_THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

const Env = z.object({
  PERPLEXITY_API_KEY: z.string().trim().regex(/^\S+$/, 'must be one word').optional(),
  PERPLEXITY_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .default(DEFAULT_BASE_URL)
    .refine((url) => url.startsWith('https:') || ON_THIS_MACHINE.has(new URL(url).hostname), 'must be https unless it is this machine')
    .transform((url) => url.replace(/\/+$/u, '')),
  HYROX_DATA_DIR: z.string().min(1).optional(),
});
export type ResearchEnv = z.infer<typeof Env>;

/** What the research runner reads. Throws a StartError that names the variable, never its value. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): ResearchEnv {
  const parsed = Env.safeParse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')));
  if (parsed.success) return parsed.data;
  throw new StartError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '));
}
