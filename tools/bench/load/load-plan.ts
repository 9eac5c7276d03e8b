import { z } from 'zod';

/** What a load process is told: which door, how many streams at once, how much of an answer, for how long. */
export const LoadPlan = z.object({
  port: z.int(),
  /** `turn`: our POST /api/turns, a new conversation each time. `completion`: POST /v1/chat/completions of the upstream or a proxy. */
  kind: z.enum(['turn', 'completion']),
  token: z.string(),
  /** Headers that a proxy wants to have besides. */
  headers: z.record(z.string(), z.string()).default({}),
  streams: z.int(),
  tokens: z.int(),
  paceMs: z.int(),
  /** `closed`: each stream asks again as soon as it was answered. `open`: questions come by the clock, so that a slow answer delays no question. */
  loop: z.enum(['closed', 'open']).default('closed'),
  /** Of an open loop: from one question to the next. */
  everyMs: z.number().positive().optional(),
  warmUpMs: z.int(),
  measureMs: z.int(),
  /** How long what is still under way may take to end afterwards. */
  drainMs: z.int(),
});
export type LoadPlan = z.input<typeof LoadPlan>;

/** Tokens that did not come, came twice or came after a later one, over all answers that ended. */
export const WrongTokens = z.object({ lost: z.int(), doubled: z.int(), reordered: z.int() });
export type WrongTokens = z.infer<typeof WrongTokens>;

/** What it saw while it measured. Times in milliseconds, one per answer that began then. */
export const LoadResult = z.object({
  measuredMs: z.number(),
  answers: z.int(),
  tokens: z.int(),
  errors: z.array(z.string()),
  /** From the moment of the question to the first token. */
  firstTokenMs: z.array(z.number()),
  /** Turns only: from the first byte of the request to the word that the prompt goes to a worker. */
  beforeDispatchMs: z.array(z.number()),
  /** Turns only: from that word to the first token. */
  fromDispatchMs: z.array(z.number()),
  /** Turns only: what each turn reported of its stages, in milliseconds by name. */
  stages: z.array(z.record(z.string(), z.number())),
  /** Of every answer of the load, those of the warm-up too. */
  checkedAnswers: z.int(),
  checkedTokens: z.int(),
  wrong: WrongTokens,
  /** More than a second from one token to the next. */
  stalls: z.int(),
  longestGapMs: z.number(),
  /** The most streams that were open at one moment while it measured. */
  mostStreams: z.int(),
});
export type LoadResult = z.infer<typeof LoadResult>;
