import { reasonOf } from '@hyrox/telemetry';
import { TURN_LIMITS } from '@hyrox/contracts';
import type { Bus } from '@hyrox/messaging';
import type { FeedDeps } from './feed-deps.ts';
import { orientReader } from './orient-reader.ts';
import { readOn } from './read-on.ts';

const AGAIN_MS = 500;
const TRIES = 20;

/** One question about the stream for all readers here, then each reads on from its place. False when nobody answered. */
async function lookAtFeeds(deps: FeedDeps): Promise<boolean> {
  if (deps.readers.size === 0) return true;
  const before = [...deps.readers].map((reader) => [reader, reader.place] as const);
  try {
    const extent = await deps.events.extent();
    for (const [reader, place] of before) {
      // Who moved on since the question is well, and may be further than its answer.
      if (reader.place === place) orientReader(reader, extent);
      void readOn(reader, deps, { hinted: false });
    }
    return true;
  } catch (error) {
    deps.log.debug({ reason: reasonOf(error) }, 'the event stream could not be asked');
    return false;
  }
}

/** Right after a reconnection the stream may not be led yet. */
async function lookUntilAnswered(bus: Pick<Bus, 'connected'>, deps: FeedDeps): Promise<void> {
  for (let tries = 0; tries < TRIES && bus.connected && !(await lookAtFeeds(deps)); tries++)
    await new Promise((again) => setTimeout(again, AGAIN_MS).unref());
}

/** Hints sent while the bus was away are gone, and a single hint may be: every feed is looked after on reconnect and every 15 s. */
export function lookAfterFeeds(
  bus: Pick<Bus, 'connected' | 'onReconnect'>,
  deps: FeedDeps,
  everyMs: number = TURN_LIMITS.sseHeartbeatMs,
): () => void {
  bus.onReconnect(() => void lookUntilAnswered(bus, deps));
  const timer = setInterval(() => void lookAtFeeds(deps), everyMs).unref();
  return () => clearInterval(timer);
}
