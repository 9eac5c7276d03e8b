import type { ReplicasSeen } from './replica-samples.ts';

/** Everything a verdict rests on. Durations in milliseconds. */
export interface CallFacts {
  /** Since the model's last token for any replica, when the call began; null when none is remembered. */
  idleMs: number | null;
  /** Until its first token, or until it ended without one. */
  waitedMs: number;
  answered: boolean;
  /** The provider refused it as it does while a model loads (503). */
  refused: boolean;
  /** When it began, another call was known to be waiting for the model to load, and that wait was over when this one's was. */
  joinedLoad: boolean;
  /** What the provider's replica metric says of the moment it began; undefined where nothing is known. */
  replicas: ReplicasSeen | undefined;
  /** From when a first token is slow for a warm model with such a prompt. */
  slowFromMs: number;
  /** Idle for less than this, the model usually stays warm. */
  staysWarmMs: number;
}

/** Why a call is judged as it is. The first four are cold unless the replica metric was asked and said otherwise. */
export type Evidence = 'no-replica' | 'refused' | 'joined-load' | 'idle-and-slow' | 'slow' | 'quick' | 'failed';

export interface Verdict {
  cold: boolean;
  slow: boolean;
  evidence: Evidence;
}

/**
 * Whether a call met a cold model. The replica metric decides where it was asked. Without it: a refusal or a slow first token counts as cold
 * only after an idle time that usually does not stay warm, or while a load is known to be running; slow without that is only slow, because
 * queues are slow too. What failed at once for another reason met no model. One that dawdles after a long rest cannot be told from a cold one then.
 */
export function judgeCall(facts: CallFacts): Verdict {
  const slow = facts.refused || facts.waitedMs > facts.slowFromMs;
  if (!facts.answered && !slow) return { cold: false, slow, evidence: 'failed' };
  if (facts.replicas === 'none') return { cold: true, slow, evidence: 'no-replica' };
  if (facts.replicas === 'some') return { cold: false, slow, evidence: slow ? 'slow' : 'quick' };
  if (facts.joinedLoad) return { cold: true, slow, evidence: 'joined-load' };
  const rested = facts.idleMs === null || facts.idleMs >= facts.staysWarmMs;
  if (slow && rested) return { cold: true, slow, evidence: facts.refused ? 'refused' : 'idle-and-slow' };
  return { cold: false, slow, evidence: slow ? 'slow' : 'quick' };
}
