/** The numbers of the turn protocol, in one place. All in milliseconds unless the name says otherwise. */
export const TURN_LIMITS = {
  /** A holder that is silent this long has lost the turn. At least three renewals. */
  leaseMs: 6_000,
  renewEveryMs: 2_000,
  /** Lease of a gateway between accept and the worker's first renewal. */
  dispatchLeaseMs: 5_000,
  reaperTickMs: 500,
  livenessPingMs: 500,
  /** After its own start, pause or reconnect the reaper extends all leases instead of judging. */
  amnestyMs: 6_000,
  /** "No responders" counts as death only when the judge's own connection has been up this long. */
  trustedConnectionMs: 3_000,
  generateAckMs: 1_000,
  watchMs: 1_000,
  silenceMs: 3_000,
  acceptTryMs: 1_500,
  insistForMs: 8_000,
  insistEveryMs: 150,
  dispatchForMs: 4_000,
  frameWindowMs: 5,
  keepEndedMs: 30_000,
  maxStarts: 3,
  deadlineMs: 10 * 60_000,
  sseQueueBytes: 256 * 1024,
  sseHeartbeatMs: 15_000,
  historyTurns: 8,
  maxMessageChars: 8_000,
  maxAnswerTokens: 1_200,
} as const;

/** Waits on the model provider. First tokens can take a minute after an idle spell. */
export const PROVIDER_LIMITS = { connectMs: 10_000, firstTokenMs: 60_000, betweenTokensMs: 20_000, totalMs: 150_000 } as const;
