import { z } from 'zod';
import source from './profiles.json' with { type: 'json' };

const share = z.number().min(0).max(1);
const ms = z.number().min(0);

const warmthSchema = z.strictObject({
  /** Unused for this long, a model may have lost its replica. */
  idleMs: ms,
  /** The probability that it has. */
  coldShare: share,
  /** First token of a cold model: a mixture of lognormals whose shares add up to one. */
  cold: z
    .array(z.strictObject({ share, medianMs: ms, sigma: z.number().positive() }))
    .refine((parts) => Math.abs(parts.reduce((sum, part) => sum + part.share, 0) - 1) < 1e-9, 'The shares have to add up to one'),
  /** First token of a warm model, normal. */
  warm: z.strictObject({ meanMs: ms, deviationMs: ms }),
  tokensPerSecond: z.strictObject({ from: z.number().positive(), to: z.number().positive() }),
  /** The probability that a request which meets a loading model has a second replica started for it, with a draw of its own. */
  anotherReplicaShare: share,
});
export type WarmthFigures = z.infer<typeof warmthSchema>;

const profileSchema = z.strictObject({
  note: z.string(),
  /** Null: always warm, at the pace that was set. */
  warmth: warmthSchema.nullable(),
  limit: z.strictObject({
    /** How far above its limit a caller is still served, in minutes' worth; null: without end. */
    overdraftShare: z.number().min(0).nullable(),
    /** How much longer somebody above the limit waits for the first token. */
    overLimitWaitMs: ms,
  }),
  /** How long generation goes on, and is charged, after the reader has gone. */
  abortNoticeMs: ms,
  /** How old the replica counts are that the metrics show. */
  replicaLagMs: ms,
});
export type Profile = z.infer<typeof profileSchema>;

export const PROFILES = ['local', 'measured', 'drowsy'] as const;
export type ProfileName = (typeof PROFILES)[number];

/** How the provider behaves: `local` is quick and forgiving, `measured` is what was measured (ml-rag-finetuning §1.3, §1.5), `drowsy` sleeps between any two questions. */
export const profileOf = (name: ProfileName): Profile => profileSchema.parse(source[name]);
