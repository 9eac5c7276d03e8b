import { ChatMessage, Division, Notice, Sex, Source, Stages, type Carry } from '@hyrox/contracts';
import { z } from 'zod';

/** What the conductor gave along with the attempt, as the record reads it. Keys it does not know are kept as they are. */
export const ServedCarry = z.looseObject({
  promptVersion: z.string().nullable().default(null),
  sources: z.array(Source).default([]),
  degraded: z.string().nullable().default(null),
  /** What the athlete was told beside the question, by the safety router. */
  notices: z.array(Notice).default([]),
  /** Coaching examples in the prompt and the tokens they cost. Optional: added after v1. */
  examples: z.object({ count: z.int().nonnegative(), tokens: z.int().nonnegative() }).optional(),
  stages: Stages.default({}),
  traceparent: z.string().nullable().default(null),
  trainingConsent: z.boolean().default(false),
  adult: z.boolean().nullish(),
  /** Whose race standard counts. Optional: added after v1. */
  athlete: z.object({ division: Division.nullable(), sex: Sex.nullable(), raceDate: z.string().nullable() }).optional(),
  /** The prompt as served. Present only when the athlete agreed to its use for training. */
  promptMessages: z.array(ChatMessage).optional(),
});
export type ServedCarry = z.output<typeof ServedCarry>;

/** Reads a carry. One that does not fit must not cost the answer: it is replaced by an empty one and `onMisfit` hears which field. */
export function readCarry(carry: Carry, onMisfit: (field: string) => void): ServedCarry {
  const read = ServedCarry.safeParse(carry);
  if (read.success) return read.data;
  onMisfit(read.error.issues[0]?.path.join('.') ?? '');
  return ServedCarry.parse({});
}
