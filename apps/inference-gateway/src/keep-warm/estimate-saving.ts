import type { ModelWarmth } from '@hyrox/contracts';
import { coldShareAfter, meanWarmUpMs, staysWarmMs, usualWarmMs } from '../warmth/model-knowledge.ts';
import type { JudgedCall } from '../warmth/watched-call.ts';

/** Cold starts avoided (in expectation, so a fraction) and seconds of waiting saved. */
export interface Saving {
  coldStarts: number;
  waitS: number;
}

/**
 * What keeping warm saved one call, estimated: nothing unless the call was warm, the model had rested beyond its limit but for the calls that
 * keep it warm, and had not with them. Then the share of models that are cold after such a rest is avoided, each worth the mean warm-up less
 * the usual warm first token.
 */
export function estimateSaving(call: JudgedCall, known: ModelWarmth): Saving {
  const { about, verdict, facts, unkeptIdleMs } = call;
  const limitMs = staysWarmMs(known);
  const kept = facts.idleMs !== null && facts.idleMs < limitMs && unkeptIdleMs !== null && unkeptIdleMs >= limitMs;
  if (about.keepsWarm || verdict.cold || !facts.answered || !kept) return { coldStarts: 0, waitS: 0 };
  const coldStarts = coldShareAfter(known, unkeptIdleMs);
  return { coldStarts, waitS: (coldStarts * Math.max(0, meanWarmUpMs(known) - usualWarmMs(known))) / 1000 };
}
