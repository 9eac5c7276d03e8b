import { z } from 'zod';
import { shared } from './message-kinds.ts';

const count = z.number().min(0);
const atMs = z.number().nullable();

/** Streaming quantiles: how often a value fell into each bucket of a geometric scale. Counts fade, so they need not be whole. */
export const SharedSketch = z.object({ sum: count, buckets: z.array(z.tuple([z.int(), count])) });
export type SharedSketch = z.infer<typeof SharedSketch>;

/** What the replicas of the inference gateway have learned about one model. Times in milliseconds since the epoch, durations in milliseconds. */
export const modelWarmth = shared(
  'INFERENCE',
  'warmth',
  1,
  z.object({
    /** The last token of any call; null before the first. */
    lastTokenAtMs: atMs,
    /** The same without the calls that only keep the model warm. */
    lastTurnTokenAtMs: atMs,
    /** Since when a call has been waiting for the model to load, and whether the provider said so itself. Null: nobody is known to wait. */
    loading: z.object({ sinceMs: z.number(), told: z.boolean() }).nullable(),
    /** First tokens of a warm model, by class of prompt length. */
    warm: z.array(SharedSketch),
    /** From the first sign of a cold model to its first token. */
    warmUps: SharedSketch,
    /** Calls by how long the model had been idle, and how many of them found it cold or were slow as if it were. */
    idle: z.array(z.object({ calls: count, slow: count })),
  }),
);
export type ModelWarmth = z.infer<typeof modelWarmth.data>;
