import type { FeedEvent } from '@hyrox/contracts';
import type { AthleteEvents } from '@hyrox/messaging';
import type { Logger } from '@hyrox/telemetry';
import type { SseWriter } from '../sse/sse-writer.ts';
import { formatFeedPlace, type FeedPlace } from './feed-place.ts';

export const FEED_DEPS = Symbol('feed deps');

/** One tab that listens. */
export interface FeedReader {
  readonly athleteRef: string;
  readonly writer: Pick<SseWriter, 'open' | 'write'>;
  /** What it has been told up to. */
  place: FeedPlace;
  reading: boolean;
  /** Something was said while reading, or is expected. */
  readAgain: boolean;
}

/** What the verbs of the feed work with. One per process. */
export interface FeedDeps {
  events: Pick<AthleteEvents, 'extent' | 'after' | 'hear'>;
  log: Logger;
  readers: Set<FeedReader>;
  referTo(athleteId: string): string;
}

/** One event of the feed on the wire, with the place that a reader comes back with. */
export function tellFeed({ writer, place }: FeedReader, event: FeedEvent): void {
  writer.write(`id: ${formatFeedPlace(place)}\nevent: ${event.name}\ndata: ${JSON.stringify(event.data)}\n\n`);
}
