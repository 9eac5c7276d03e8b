import { z } from 'zod';

const Env = z.object({
  /** Role svc_knowledge. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  OPENAI_API_KEY: z.string().min(1),
  OPENAI_BASE_URL: z.url().optional(),
  EMBEDDING_MODEL: z.string().min(1).optional(),
});
export type KnowledgeEnv = z.infer<typeof Env>;

/** What the commands that reach the database and the provider need. Throws an error that names each wrong variable. */
export function parseEnv(source: NodeJS.ProcessEnv): KnowledgeEnv {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = Env.safeParse(set);
  if (parsed.success) return parsed.data;
  throw new Error(
    `the environment is not complete: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
  );
}
