import type { FeedEvent, FeedEventName } from '@hyrox/contracts';
import type { Contracts } from '../api/load-contracts.ts';
import type { StreamEvent } from '../turns/open-event-stream.ts';

/**
 * Checks one event of the feed against the contract. One this version does not know is null, so that a newer server may say more.
 * One that does not keep the contract reads as `reset`: something changed, so everything is looked at again.
 */
export function readFeedEvent(event: StreamEvent, { FeedEvents }: Contracts['feed']): FeedEvent | null {
  if (!Object.hasOwn(FeedEvents, event.name)) return null;
  const parsed = FeedEvents[event.name as FeedEventName].safeParse(parseJson(event.data));
  return parsed.success ? ({ name: event.name, data: parsed.data } as FeedEvent) : { name: 'reset', data: {} };
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    // Not JSON is not the contract either; the caller answers both the same way.
    return undefined;
  }
}
