import { z } from 'zod';
import { rpc } from './message-kinds.ts';
import { Source, Stages } from './turns.ts';

/**
 * Embeds the question (with the previous user turn in front of a follow-up), searches by meaning and by keyword, fuses.
 * `degraded` says which half is missing: `no_embedding` (keyword half alone).
 */
export const searchPassages = rpc(
  'retrieval',
  'search',
  1,
  z.object({ query: z.string().min(1), previousUserMessage: z.string().optional(), count: z.int().min(1).max(20).default(5) }),
  z.object({
    passages: z.array(Source),
    embeddingModel: z.string().nullable(),
    degraded: z.enum(['no_embedding']).optional(),
    stages: Stages,
  }),
);
export type SearchInput = z.input<typeof searchPassages.input>;
export type SearchOutput = z.infer<typeof searchPassages.output>;
