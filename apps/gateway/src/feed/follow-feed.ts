import { ServiceError } from '@hyrox/contracts';
import type { SseWriter } from '../sse/sse-writer.ts';
import type { FeedDeps, FeedReader } from './feed-deps.ts';
import { endOf, formatFeedPlace, parseFeedPlace } from './feed-place.ts';
import { orientReader } from './orient-reader.ts';
import { readOn } from './read-on.ts';

const NOWHERE = { epoch: '', streamSeq: 0 };

/** Opens the stream once it is certain that it can be served, and calls `onClose` when the other end is gone. */
export type OpenFeed = (onClose: () => void) => SseWriter;

/**
 * Follows what changes for one athlete: from `lastEventId` on, or from now. The reader is first told where it stands, as an id without
 * data, so that it can come back to here although nothing has happened yet. Rejects with `unavailable` before the stream is open.
 */
export async function followFeed(athleteId: string, lastEventId: string | undefined, open: OpenFeed, deps: FeedDeps): Promise<void> {
  const athleteRef = deps.referTo(athleteId);
  const extent = await deps.events.extent().catch((cause: unknown) => {
    throw new ServiceError('unavailable', 'Changes cannot be followed right now', { retryAfterS: 2, cause });
  });
  const stops: (() => void)[] = [];
  const writer = open(() => stops.forEach((stop) => stop()));
  if (!writer.open) return;
  const place = lastEventId === undefined ? endOf(extent) : (parseFeedPlace(lastEventId) ?? NOWHERE);
  const reader: FeedReader = { athleteRef, writer, place, reading: false, readAgain: false };
  deps.readers.add(reader);
  stops.push(
    () => deps.readers.delete(reader),
    deps.events.hear(athleteRef, () => void readOn(reader, deps, { hinted: true })),
  );
  writer.write(': listening\n');
  orientReader(reader, extent);
  writer.write(`id: ${formatFeedPlace(reader.place)}\n\n`);
  void readOn(reader, deps, { hinted: true });
}
