/** What is believed of a model's readiness. `usualMs`: how long its first token usually takes in that state. */
export interface Belief {
  state: 'warm' | 'cold' | 'unknown';
  usualMs: number;
}

/** What one call taught about a model. */
export type Sign =
  { kind: 'first-token'; firstTokenMs: number } | { kind: 'loading'; retryAfterMs: number | undefined } | { kind: 'failed' };

/** What this service knows about which models are warm. Replicas share it. Times are monotonic milliseconds. */
export interface Warmth {
  believe: (modelId: string) => Belief;
  /** A call begins. The returned function takes the one sign it gave. */
  begin: (modelId: string) => (sign: Sign) => void;
}
