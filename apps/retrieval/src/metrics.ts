import { counter, histogram } from '@hyrox/telemetry';

/** Instruments of this service, made once at start. */
export const createMetrics = () => ({
  searchSeconds: histogram('hyrox_search_seconds', 'Time to answer one search, embedding included'),
  cacheHits: counter('hyrox_embedding_cache_hits_total', 'Questions whose vector was already known'),
  emptyRetrievals: counter('hyrox_empty_retrievals_total', 'Searches that found no passage'),
});
export type Metrics = ReturnType<typeof createMetrics>;
