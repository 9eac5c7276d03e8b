import { z } from 'zod';
import { ApiError } from '../chat/api-error.ts';
import { unknownModelDetail } from '../faults/refuse.ts';
import source from './catalogue.json' with { type: 'json' };

const modelSchema = z.strictObject({
  id: z.string(),
  /** Unix seconds. */
  created: z.int(),
  vendor: z.string(),
  contextTokens: z.int().positive(),
  /** Thousand millions of parameters; null where it is not established, as `quality` is. */
  sizeB: z.number().nullable(),
  quality: z.number().nullable(),
  tags: z.array(z.string()),
});
export type ServedModel = z.infer<typeof modelSchema>;

export const ENDPOINT_STATES = ['starting', 'running', 'updating', 'stopping', 'stopped', 'error'] as const;

/** A dedicated endpoint: own hardware, asked by its routing key instead of a model's id. */
export interface DedicatedEndpoint {
  name: string;
  modelName: string;
  routingKey: string;
  status: (typeof ENDPOINT_STATES)[number];
}

/** Which models are served and until when, and the dedicated endpoints beside them. */
export class ServedModels {
  readonly #models: readonly ServedModel[] = z.array(modelSchema).parse(source);
  readonly #retiredFromMs = new Map<string, number>();
  readonly #dedicated = new Map<string, DedicatedEndpoint>();

  /** The models served at a moment. One that is listed may still not answer: the list knows nothing of its health. */
  listed(nowMs: number): ServedModel[] {
    return this.#models.filter(({ id }) => !this.#isRetired(id, nowMs));
  }

  get dedicated(): DedicatedEndpoint[] {
    return [...this.#dedicated.values()];
  }

  isDedicated(model: string): boolean {
    return this.#dedicated.has(model);
  }

  /** Announces the moment from which a model is gone; null takes it back. Throws `ApiError` 404 for one that never was. */
  retire(model: string, fromMs: number | null): void {
    if (!this.#models.some(({ id }) => id === model)) throw new ApiError(404, unknownModelDetail(model));
    if (fromMs === null) this.#retiredFromMs.delete(model);
    else this.#retiredFromMs.set(model, fromMs);
  }

  setDedicated(endpoint: DedicatedEndpoint): void {
    this.#dedicated.set(endpoint.routingKey, endpoint);
  }

  /** Throws what the provider answers when it cannot serve a model now: 404 unknown or retired, 409 stopped, 503 starting. */
  check(model: string, nowMs: number): void {
    const endpoint = this.#dedicated.get(model);
    if (endpoint === undefined) {
      if (this.listed(nowMs).some(({ id }) => id === model)) return;
      throw new ApiError(404, unknownModelDetail(model));
    }
    if (endpoint.status === 'running' || endpoint.status === 'updating') return;
    if (endpoint.status === 'starting') throw new ApiError(503, 'The model is loading, try again later.');
    if (endpoint.status === 'error') throw new ApiError(500, 'Internal Server Error');
    throw new ApiError(409, 'model is stopped');
  }

  #isRetired(model: string, nowMs: number): boolean {
    return nowMs >= (this.#retiredFromMs.get(model) ?? Infinity);
  }
}
