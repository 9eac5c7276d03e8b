import { reasonOf } from '@hyrox/telemetry';
import { orientReader } from './orient-reader.ts';
import { tellFeed, type FeedDeps, type FeedReader } from './feed-deps.ts';
import { toFeedEvent } from './to-feed-event.ts';

/** The hint travels beside the stream and may be here before the stream has stored what it is about. */
const LOOK_AGAIN_MS = [10, 40, 200, 1_000];
const AFTER_FAILURE_MS = 300;
const MAX_FAILURES = 10;

/** Tells the reader everything after its place. Returns how many facts there were. */
async function readAll(reader: FeedReader, { events }: FeedDeps): Promise<number> {
  for (let found = 0; ; found++) {
    const { epoch } = reader.place;
    const event = reader.writer.open ? await events.after(reader.athleteRef, reader.place.streamSeq) : null;
    // The stream was made anew while we asked: what was read is of another one.
    if (!event || reader.place.epoch !== epoch) return found;
    reader.place = { epoch, streamSeq: event.streamSeq };
    const told = toFeedEvent(event);
    if (told) tellFeed(reader, told);
  }
}

/** One reading; with `hinted`, a fact is looked for a few times more when it is not there yet. */
async function readOnce(reader: FeedReader, deps: FeedDeps, hinted: boolean): Promise<void> {
  let found = await readAll(reader, deps);
  for (const ms of hinted ? LOOK_AGAIN_MS : []) {
    if (found > 0 || reader.readAgain || !reader.writer.open) return;
    await new Promise((later) => setTimeout(later, ms).unref());
    found = await readAll(reader, deps);
  }
  // Something was said and is not after this place: then the place may be of a stream that is no more.
  if (hinted && found === 0 && reader.writer.open) orientReader(reader, await deps.events.extent());
}

/**
 * Reads on after a hint, one reading at a time per reader, so that the order of the stream is the order on the wire. What fails is tried
 * a few times more, and then again at the next hint, reconnection or safety look.
 */
export async function readOn(reader: FeedReader, deps: FeedDeps, { hinted }: { hinted: boolean }): Promise<void> {
  reader.readAgain = true;
  if (reader.reading) return;
  reader.reading = true;
  let failures = 0;
  while (reader.readAgain && reader.writer.open) {
    reader.readAgain = false;
    try {
      await readOnce(reader, deps, hinted);
    } catch (error) {
      deps.log.debug({ reason: reasonOf(error) }, 'a feed could not be read');
      if (++failures > MAX_FAILURES) break;
      await new Promise((later) => setTimeout(later, AFTER_FAILURE_MS).unref());
      reader.readAgain = true;
    }
  }
  reader.reading = false;
}
