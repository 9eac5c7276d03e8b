import { z } from 'zod';

/** What a load process is told: which door, how many streams at once, how much of an answer, for how long. */
export const LoadPlan = z.object({
  port: z.int(),
  /** `turn`: our POST /api/turns, a new conversation each time. `completion`: POST /v1/chat/completions of the upstream or a proxy. */
  kind: z.enum(['turn', 'completion']),
  token: z.string(),
  streams: z.int(),
  tokens: z.int(),
  paceMs: z.int(),
  warmUpMs: z.int(),
  measureMs: z.int(),
  /** How long what is still under way may take to end afterwards. */
  drainMs: z.int(),
});
export type LoadPlan = z.infer<typeof LoadPlan>;

/** What it saw while it measured. Times in milliseconds, one per answer that began then. */
export const LoadResult = z.object({
  measuredMs: z.number(),
  answers: z.int(),
  tokens: z.int(),
  errors: z.array(z.string()),
  /** From the first byte of the request to the first token. */
  firstTokenMs: z.array(z.number()),
  /** From the provider's write of the first token to our reading it. */
  transitMs: z.array(z.number()),
  /** Turns only: from the first byte of the request to the word that the prompt goes to a worker. */
  beforeDispatchMs: z.array(z.number()),
  /** Turns only: from that word to the first token. */
  fromDispatchMs: z.array(z.number()),
  /** Turns only: what each turn reported of its stages, in milliseconds by name. */
  stages: z.array(z.record(z.string(), z.number())),
});
export type LoadResult = z.infer<typeof LoadResult>;
