/** How many replicas answered, as the metric said when it was asked. It tells of a moment up to its lag earlier. */
export interface ReplicaSample {
  atMs: number;
  ready: number;
}

/** Whether a model had a replica. */
export type ReplicasSeen = 'none' | 'some';

/** The moments of a call, and how late the metric may be. All in milliseconds. */
export interface CallMoments {
  beganAtMs: number;
  /** Its first token or its end. */
  tokenAtMs: number;
  /** The last token of any call before this one; null when none is remembered. */
  lastTokenAtMs: number | null;
  lagMs: number;
}

/**
 * What the samples say of the moment a call began, though none tells exactly of when it was taken. One without a replica counts where nothing
 * answered since what it may tell of, until the lag after the first token. That there was a replica takes a sample of the call's own time, one
 * taken a lag after it began or later, and none before it that says otherwise. Undefined: they do not decide.
 */
export function replicasDuring(samples: readonly ReplicaSample[], call: CallMoments): ReplicasSeen | undefined {
  const { beganAtMs, tokenAtMs, lastTokenAtMs, lagMs } = call;
  const quietSinceMs = Math.max(beganAtMs, (lastTokenAtMs ?? -Infinity) + lagMs);
  const empty = samples.filter(({ atMs, ready }) => ready === 0 && atMs >= beganAtMs && atMs < tokenAtMs + lagMs);
  if (empty.some(({ atMs }) => atMs >= quietSinceMs)) return 'none';
  return empty.length === 0 && samples.some(({ atMs, ready }) => ready > 0 && atMs >= beganAtMs + lagMs) ? 'some' : undefined;
}
