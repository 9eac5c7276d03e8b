import { createHash } from 'node:crypto';
import { ServiceError } from '@hyrox/contracts';
import { VectorCache } from './vector-cache.ts';

export interface EmbeddedText {
  vector: Float32Array;
  tokens: number;
}

export interface EmbeddingProvider {
  /** The id of the model all vectors are of, when it is known without asking. */
  knownModel: () => string | undefined;
  /** Asks the provider for it. */
  findModel: () => Promise<string>;
  /** One unit vector of 1,536 numbers. Rejects when the provider does not answer in time or answers something else. */
  embed: (model: string, text: string) => Promise<EmbeddedText>;
}

export interface QueryVector {
  model: string;
  vector: Float32Array;
}

export interface EmbedQueryDeps {
  provider: EmbeddingProvider;
  nowMs: () => number;
  onCacheHit: () => void;
  /** Told once per request to the provider that was answered. */
  onUsage: (usage: { model: string; tokens: number }) => void;
  cacheSize?: number;
}

const CACHE_SIZE = 5_000;
const FAILURES_BEFORE_PAUSE = 3;
const PAUSE_MS = 5_000;

/**
 * The vector of a question: from memory when the same text was asked before, and one request when it is asked twice at once.
 * Throws `unavailable` when the provider fails; after three failures in a row at once, for five seconds, so that turns do not each wait.
 */
export function queryEmbedder(deps: EmbedQueryDeps): (text: string) => Promise<QueryVector> {
  const cache = new VectorCache(deps.cacheSize ?? CACHE_SIZE);
  const inFlight = new Map<string, Promise<Float32Array>>();
  let failures = 0;
  let pausedUntilMs = 0;

  const ask = async <T>(work: () => Promise<T>): Promise<T> => {
    if (deps.nowMs() < pausedUntilMs) throw new ServiceError('unavailable', 'The embeddings provider is not asked for a moment');
    try {
      return await work();
    } catch (cause) {
      failures++;
      if (failures >= FAILURES_BEFORE_PAUSE) pausedUntilMs = deps.nowMs() + PAUSE_MS;
      throw new ServiceError('unavailable', 'The embeddings provider does not answer', { cause });
    }
  };

  const fetchVector = async (model: string, text: string, key: string): Promise<Float32Array> => {
    const { vector, tokens } = await ask(() => deps.provider.embed(model, text));
    failures = 0;
    deps.onUsage({ model, tokens });
    cache.set(key, vector);
    return vector;
  };

  return async (text) => {
    const model = deps.provider.knownModel() ?? (await ask(() => deps.provider.findModel()));
    const key = createHash('sha256').update(`${model}|${text}`).digest('base64');
    const known = cache.get(key);
    if (known) {
      deps.onCacheHit();
      return { model, vector: known };
    }
    const running = inFlight.get(key) ?? fetchVector(model, text, key).finally(() => inFlight.delete(key));
    inFlight.set(key, running);
    return { model, vector: await running };
  };
}
