import { baseEnv, databaseEnv } from '@hyrox/service-kit';
import { z } from 'zod';

const http = z.url({ protocol: /^https?$/ });

export const env = z.object({
  ...baseEnv.shape,
  ...databaseEnv.shape,
  SUPABASE_URL: http,
  SUPABASE_ANON_KEY: z.string().min(1),
  OPENAI_API_KEY: z.string().min(1),
  OPENAI_BASE_URL: http.optional(),
  /** Without it: text-embedding-3-small where the provider offers it, else the first model it lists. */
  EMBEDDING_MODEL: z.string().min(1).optional(),
});
export type RetrievalEnv = Readonly<z.output<typeof env>>;
