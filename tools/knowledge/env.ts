import { z } from 'zod';

const Postgres = z.url({ protocol: /^postgres(ql)?$/ });

const Env = z.object({
  /** Role svc_knowledge. */
  DATABASE_URL: Postgres,
  OPENAI_API_KEY: z.string().min(1),
  OPENAI_BASE_URL: z.url().optional(),
  EMBEDDING_MODEL: z.string().min(1).optional(),
});
export type KnowledgeEnv = z.infer<typeof Env>;

/** Of the commands that only look at the database. */
const TableEnv = z.object({
  DATABASE_URL: Postgres,
  /** Of the owner: what a search sees is told too. */
  OWNER_DATABASE_URL: Postgres.optional(),
});
export type TableEnv = z.infer<typeof TableEnv>;

/** What the commands that reach the database and the provider need. Throws an error that names each wrong variable. */
export const parseEnv = (source: NodeJS.ProcessEnv): KnowledgeEnv => parse(Env, source);

/** What the commands need that only look at the database. Throws an error that names each wrong variable. */
export const parseTableEnv = (source: NodeJS.ProcessEnv): TableEnv => parse(TableEnv, source);

function parse<T>(schema: z.ZodType<T>, source: NodeJS.ProcessEnv): T {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  if (parsed.success) return parsed.data;
  throw new Error(
    `the environment is not complete: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
  );
}
