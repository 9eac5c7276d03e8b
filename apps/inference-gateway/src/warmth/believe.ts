import type { ModelWarmth } from '@hyrox/contracts';
import { coldShareAfter, slowFromMs, staysWarmMs, usualWarmMs, usualWarmUpMs } from './model-knowledge.ts';
import type { ReplicaSample } from './replica-samples.ts';
import type { Belief } from './warmth.ts';

const LIKELY = 0.5;
const UNLIKELY = 0.2;
/** A sample of the metric tells of now for so long. */
const FRESH_MS = 30_000;

/** What the metric says, where it was asked lately and nothing has answered since what it tells of. */
export interface LastSample {
  sample: ReplicaSample | undefined;
  lagMs: number;
}

/** What is believed of a model right now. */
export function believe(known: ModelWarmth, nowMs: number, { sample, lagMs }: LastSample = { sample: undefined, lagMs: 0 }): Belief {
  const late = { slowFromMs: slowFromMs(known) };
  const cold: Belief = { state: 'cold', usualMs: usualWarmUpMs(known), ...late };
  const warm: Belief = { state: 'warm', usualMs: usualWarmMs(known), ...late };
  if (known.loading) return cold;
  const fresh = sample && nowMs - sample.atMs < FRESH_MS ? sample : undefined;
  if (fresh?.ready === 0 && fresh.atMs >= (known.lastTokenAtMs ?? -Infinity) + lagMs) return cold;
  if (known.lastTokenAtMs === null) return fresh ? warm : { ...cold, state: 'unknown' };
  const idleMs = nowMs - known.lastTokenAtMs;
  if (idleMs < staysWarmMs(known) || fresh) return warm;
  const share = coldShareAfter(known, idleMs);
  if (share <= UNLIKELY) return warm;
  return share >= LIKELY ? cold : { ...cold, state: 'unknown' };
}
