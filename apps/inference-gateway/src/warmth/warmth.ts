/**
 * What is believed of a model's readiness. `usualMs`: how long its first token usually takes in that state; where nothing is known, as if it were cold.
 * `slowFromMs`: a warm one would have spoken by then.
 */
export interface Belief {
  state: 'warm' | 'cold' | 'unknown';
  usualMs: number;
  slowFromMs: number;
}

/**
 * What a call taught about a model: how its wait ended, and later when its answer did. `loading`: refused with 503, which a model gives while it
 * loads. `failed`: any other end without a token, ours included.
 */
export type Sign =
  | { kind: 'first-token'; firstTokenMs: number }
  | { kind: 'loading'; retryAfterMs: number | undefined }
  | { kind: 'failed' }
  | { kind: 'ended' };

/** What is known of a call before it is made. */
export interface CallAbout {
  /** Longer prompts take longer on a warm model too. Undefined: as long as a turn's usually is. */
  promptTokens?: number | undefined;
  /** It belongs to no turn: it only keeps the model warm. */
  keepsWarm?: boolean;
  /** Told at most once, before the first token, when it is known that this call waits for a model to warm up. */
  onCold?: (usualMs: number) => void;
}

/** What this service knows about which models are warm. Replicas share it. */
export interface Warmth {
  believe: (modelId: string) => Belief;
  /** A call begins. The returned function takes its signs: the one that ended its wait, and `ended` with its last token. */
  begin: (modelId: string, about?: CallAbout) => (sign: Sign) => void;
}
