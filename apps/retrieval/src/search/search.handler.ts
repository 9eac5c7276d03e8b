import { Controller, Inject } from '@nestjs/common';
import { searchPassages as contract, type SearchOutput } from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import type { Metrics } from '../metrics.ts';
import type { RankPassagesDeps, SearchPassagesInput } from './rank-passages.ts';
import { searchPassages } from './search-passages.ts';

export const SEARCH_DEPS = Symbol('search deps');
export const METRICS = Symbol('metrics');

/** `retrieval.search`. */
@Controller()
export class SearchHandler {
  constructor(
    @Inject(SEARCH_DEPS) private readonly deps: RankPassagesDeps,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  @Answers(contract)
  async search(input: SearchPassagesInput): Promise<SearchOutput> {
    const startedMs = this.deps.nowMs();
    const found = await searchPassages(input, this.deps);
    this.metrics.searchSeconds.record((this.deps.nowMs() - startedMs) / 1_000, { degraded: found.degraded ?? 'no' });
    if (found.passages.length === 0) this.metrics.emptyRetrievals.add(1);
    if (found.missed !== undefined) this.metrics.missed(found.missed);
    return found;
  }
}
