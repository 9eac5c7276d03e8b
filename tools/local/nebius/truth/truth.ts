import type { SlowCause } from '../warmth/model-warmth.ts';

const KEPT = 50_000;

/** What really happened to one request: the answer key for whoever detects cold starts or keeps a ledger from outside. */
export interface Truth {
  key: string;
  model: string;
  atMs: number;
  /** Since the model's last answer ended; null before its first, 0 during one. */
  idleMs: number | null;
  cold: boolean;
  slow: SlowCause;
  fault: string;
  outcome: 'refused' | 'generating' | 'finished' | 'broken' | 'aborted';
  /** When the first piece of text left; null when none did. */
  firstTokenAtMs: number | null;
  endedAtMs: number | null;
  promptTokens: number;
  /** Generated and charged, whether or not it arrived. */
  generatedTokens: number;
  nanoUsd: number;
}

/** The truth of a request that has just come in. */
export function newTruth(key: string, model: string, fault: string, atMs: number): Truth {
  return {
    key,
    model,
    atMs,
    idleMs: null,
    cold: false,
    slow: 'none',
    fault,
    outcome: 'refused',
    firstTokenAtMs: null,
    endedAtMs: null,
    promptTokens: 0,
    generatedTokens: 0,
    nanoUsd: 0,
  };
}

/** The truth of the last 50,000 requests. */
export class TruthLog {
  #entries: Truth[] = [];

  add(truth: Truth): void {
    this.#entries.push(truth);
    if (this.#entries.length > KEPT) this.#entries.shift();
  }

  /** Those whose key begins so, oldest first, the last `limit` of them. */
  list(keyPrefix = '', limit = KEPT): Truth[] {
    return limit <= 0 ? [] : this.#entries.filter(({ key }) => key.startsWith(keyPrefix)).slice(-limit);
  }
}
