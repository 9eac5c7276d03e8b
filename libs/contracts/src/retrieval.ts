import { z } from 'zod';
import { rpc } from './message-kinds.ts';
import { Source, Stages } from './turns.ts';

/** How both halves of a search judged a passage: BM25, cosine, and what they make together. Null: that half did not find it. */
export const PassageScores = z.object({ keyword: z.number().nullable(), semantic: z.number().nullable(), fused: z.number() });

/** A passage as the search gives it. `scores` came later than the rest: services of one release apart live side by side. */
export const FoundSource = Source.extend({ scores: PassageScores.optional() });

/**
 * Embeds the question (with the previous user turn in front of a follow-up), searches by meaning and by keyword, fuses. No passage at all when the question has nothing to do with the sport.
 * `degraded` says which half is missing: `no_embedding` (keyword half alone).
 */
export const searchPassages = rpc(
  'retrieval',
  'search',
  1,
  z.object({
    query: z.string().min(1),
    previousUserMessage: z.string().optional(),
    count: z.int().min(1).max(20).default(8),
    /** Only passages with one of these topics (`topic_tags`); later than the rest. */
    tags: z.array(z.string()).max(20).optional(),
  }),
  z.object({
    passages: z.array(FoundSource),
    embeddingModel: z.string().nullable(),
    degraded: z.enum(['no_embedding']).optional(),
    /** The question is about the sport, so a library that can be read has something for it, and yet nothing was found. Came later than the rest. */
    missed: z.boolean().optional(),
    stages: Stages,
  }),
);
export type SearchInput = z.input<typeof searchPassages.input>;
export type SearchOutput = z.infer<typeof searchPassages.output>;

/**
 * The coaching examples whose question is most like this one, for the few-shot fallback of a model without our fine-tuning. None, and
 * `degraded`, when the question cannot be embedded: examples have no keyword half.
 */
export const nearestExamples = rpc(
  'retrieval',
  'examples',
  1,
  z.object({ query: z.string().min(1), count: z.int().min(1).max(5).default(3) }),
  z.object({
    examples: z.array(
      z.object({
        category: z.string(),
        conversation: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })),
        tokenCount: z.int().nonnegative(),
        /** Cosine of both questions. */
        similarity: z.number(),
      }),
    ),
    embeddingModel: z.string().nullable(),
    degraded: z.enum(['no_embedding']).optional(),
    stages: Stages,
  }),
);
export type ExamplesOutput = z.infer<typeof nearestExamples.output>;
