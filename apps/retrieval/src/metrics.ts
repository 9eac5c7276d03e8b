import { counter, gauge, histogram } from '@hyrox/telemetry';

/** Instruments of this service, made once at start. */
export const createMetrics = () => {
  const missedSearches = counter('hyrox_missed_searches_total', 'Searches about the sport that found no passage');
  let inARow = 0;
  gauge(
    'hyrox_missed_searches_in_a_row',
    'How many of the latest searches about the sport found no passage, one after another',
    () => inARow,
  );
  return {
    searchSeconds: histogram('hyrox_search_seconds', 'Time to answer one search, embedding included'),
    cacheHits: counter('hyrox_embedding_cache_hits_total', 'Questions whose vector was already known'),
    emptyRetrievals: counter('hyrox_empty_retrievals_total', 'Searches that found no passage'),
    /** How a search about the sport ended: with nothing, or with something. */
    missed: (isMissed: boolean): void => {
      inARow = isMissed ? inARow + 1 : 0;
      if (isMissed) missedSearches.add(1);
    },
  };
};
export type Metrics = ReturnType<typeof createMetrics>;
