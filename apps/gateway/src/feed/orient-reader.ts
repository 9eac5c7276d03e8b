import type { StreamExtent } from '@hyrox/messaging';
import { tellFeed, type FeedReader } from './feed-deps.ts';
import { endOf, isKnownPlace } from './feed-place.ts';

/** A reader whose place is no longer in the stream is told to look at everything again, once, and goes on from the end. */
export function orientReader(reader: FeedReader, extent: StreamExtent): void {
  if (isKnownPlace(reader.place, extent)) return;
  reader.place = endOf(extent);
  tellFeed(reader, { name: 'reset', data: {} });
}
