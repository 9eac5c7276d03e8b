import type { StreamExtent } from '@hyrox/messaging';

/** A place in the feed, the SSE id `<stream epoch>-<stream sequence>`. */
export interface FeedPlace {
  epoch: string;
  streamSeq: number;
}

export const formatFeedPlace = ({ epoch, streamSeq }: FeedPlace): string => `${epoch}-${streamSeq}`;

/** Reads `Last-Event-ID`; null for anything that was never one of our ids. */
export function parseFeedPlace(id: string): FeedPlace | null {
  const found = /^([0-9a-z]{1,16})-(\d{1,15})$/u.exec(id);
  return found ? { epoch: found[1] ?? '', streamSeq: Number(found[2]) } : null;
}

/** Is everything after this place still in the stream? */
export const isKnownPlace = (place: FeedPlace, { epoch, firstSeq, lastSeq }: StreamExtent): boolean =>
  place.epoch === epoch && place.streamSeq >= firstSeq - 1 && place.streamSeq <= lastSeq;

export const endOf = ({ epoch, lastSeq }: StreamExtent): FeedPlace => ({ epoch, streamSeq: lastSeq });
