import { z } from 'zod';

/** What the load process is told: whom to ask, what, and how. */
export const LoadPlan = z.object({
  url: z.string(),
  user: z.string(),
  password: z.string(),
  questions: z.array(z.object({ query: z.string(), previousUserMessage: z.string().optional() })).min(1),
  /** Requests one after the other, each as soon as the one before was answered. */
  oneByOne: z.int().min(1),
  /** Then requests at a fixed rate, whether or not the ones before were answered. */
  openLoop: z.object({ perS: z.number().positive(), seconds: z.number().positive() }),
});
export type LoadPlan = z.infer<typeof LoadPlan>;

/** Times from the moment a request was due to its answer, so that a queue counts. */
export const LoadResult = z.object({
  oneByOneMs: z.array(z.number()),
  openLoopMs: z.array(z.number()),
  /** Of those at a fixed rate: what the service says its own stages took. */
  stages: z.array(z.record(z.string(), z.number())),
  errors: z.array(z.string()),
});
export type LoadResult = z.infer<typeof LoadResult>;
