import { z } from 'zod';
import source from './start-values.json' with { type: 'json' };

const ms = z.number().positive();

/** Beliefs to begin with; what is observed replaces them within some twenty calls. */
export const START = z
  .strictObject({
    note: z.string(),
    /** Idle for less than this, a model keeps its replica. */
    staysWarmMs: ms,
    /** The share of models that lost it after that. */
    coldShareAfter: z.number().min(0).max(1),
    /** Until the first token of a cold model. */
    warmUpMs: ms,
    /** Its mean, which a few very slow ones make much longer than its median. */
    meanWarmUpMs: ms,
    /** Until the first token of a warm one. */
    warmMs: ms,
    /** A first token this late is slow for a warm model. */
    slowFromMs: ms,
  })
  .parse(source);
