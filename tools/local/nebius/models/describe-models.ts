import { type ModelPrices, priceAt } from '../bill/prices.ts';
import type { DedicatedEndpoint, ServedModel } from './served-models.ts';

/** An entry of `GET /v1/models`. */
export function describeModel({ id, created }: ServedModel): object {
  return { id, object: 'model', created, owned_by: 'system' };
}

/**
 * An entry of `GET /v1/models?verbose=true` and of the public catalogue, with the fields of the provider's model page. How the provider
 * writes prices there is not established; here they are dollars per token as text.
 */
export function describeVerbosely(model: ServedModel, prices: ModelPrices, nowMs: number): object {
  const price = priceAt(prices, model.id, nowMs);
  return {
    ...describeModel(model),
    type: 'text2text',
    name: model.id,
    vendor: model.vendor,
    tags: model.tags,
    use_cases: model.tags.filter((tag) => tag === 'lora'),
    quality: model.quality,
    context_window_k: model.contextTokens / 1024,
    context_length: model.contextTokens,
    size_b: model.sizeB,
    pricing: price ? { prompt: dollars(price.nanoUsdPerTokenIn), completion: dollars(price.nanoUsdPerTokenOut) } : null,
  };
}

/** An entry of `GET /v0/models`, the caller's own models: a bare list, as it was seen last. */
export function describeOwnModel(model: ServedModel): object {
  const [base = model.id] = model.id.split('-LoRa:');
  return {
    type: 'text2text',
    name: model.id,
    base_model: base,
    status: 'active',
    status_reason: null,
    created_at: model.created,
    vendor: model.vendor,
    tags: model.tags,
    use_cases: ['lora'],
    quality: model.quality,
    context_window_k: model.contextTokens / 1024,
    size_b: model.sizeB,
  };
}

/** An entry of `GET /v0/dedicated_endpoints`. */
export function describeEndpoint({ name, modelName, routingKey, status }: DedicatedEndpoint): object {
  return {
    name,
    model_name: modelName,
    flavor_name: 'base',
    gpu_type: 'gpu-h200-sxm',
    gpu_count: 1,
    region: 'us-central1',
    custom_weights_id: null,
    scaling: { min_replicas: 1, max_replicas: 1 },
    routing_key: routingKey,
    status,
  };
}

/** Nine decimals without an exponent: 130 nano-dollars are 0.000000130. */
const dollars = (nanoUsd: number): string => (nanoUsd / 1e9).toFixed(9);
