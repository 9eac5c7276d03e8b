export interface AttemptLimit {
  /** Counts one attempt; false when there were too many within the window. */
  take(key: string): boolean;
  /** Forgets the attempts of a key that has proved itself. */
  forgive(key: string): void;
}

const MAX_KEYS = 10_000;

/** At most `max` attempts per key in any `windowMs` (sliding), in memory. The key longest untouched is forgotten beyond 10,000. */
export function createAttemptLimit(max: number, windowMs: number, now: () => number = Date.now): AttemptLimit {
  const attempts = new Map<string, number[]>();
  return {
    take: (key) => {
      const recent = (attempts.get(key) ?? []).filter((at) => at > now() - windowMs);
      const allowed = recent.length < max;
      if (allowed) recent.push(now());
      attempts.delete(key);
      attempts.set(key, recent);
      const oldest = attempts.size > MAX_KEYS ? attempts.keys().next().value : undefined;
      if (oldest !== undefined) attempts.delete(oldest);
      return allowed;
    },
    forgive: (key) => void attempts.delete(key),
  };
}
