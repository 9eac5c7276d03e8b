import type { FeedEvent } from '@hyrox/contracts';
import { loadContracts } from '../api/load-contracts.ts';
import type { TokenSource } from '../api/token-source.ts';
import { openEventStream, StreamRefused } from '../turns/open-event-stream.ts';
import { type Connectivity, waitToRetry } from '../turns/retry/wait-to-retry.ts';
import { readFeedEvent } from './read-feed-event.ts';

/** How far a tab has read. Lives as long as the tab, over every connection and every pause. */
export interface FeedPlace {
  lastEventId: string | null;
  /** The feed was open once. From then on whatever happened without a place to resume from was missed. */
  wasOpen: boolean;
}

export const FEED_START: Readonly<FeedPlace> = { lastEventId: null, wasOpen: false };

export interface FeedDeps {
  origin: string;
  token: TokenSource;
  connectivity: Connectivity;
  onEvent: (event: FeedEvent) => void;
  /** The feed begins now: what was read before this moment may have changed unheard. */
  onBegun?: () => void;
  fetch?: typeof fetch;
  silenceMs?: number;
  random?: () => number;
}

export type FeedEnd = 'left' | 'session-ended';
type Try = { kind: 'ended' } | { kind: 'lost'; retryAfterS?: number | undefined } | { kind: 'unauthenticated' };

/** After an answer that another try will not change soon. */
const REFUSED_WAIT_S = 60;

/**
 * Follows the athlete's feed over as many connections as it takes, each from where the last one stopped; `place` is moved along.
 * Resolves `left` when `signal` aborts, `session-ended` when the server knows neither the token nor a fresh one. Never rejects for the network.
 */
export async function followFeed(place: FeedPlace, signal: AbortSignal, deps: FeedDeps): Promise<FeedEnd> {
  let failures = 0;
  while (!signal.aborted) {
    let heard = false;
    const outcome = await tryOnce(place, signal, deps, () => (heard = true));
    if (signal.aborted) break;
    if (outcome.kind === 'unauthenticated') return 'session-ended';
    failures = heard || outcome.kind === 'ended' ? 1 : failures + 1;
    const retryAfterS = outcome.kind === 'lost' ? outcome.retryAfterS : undefined;
    await waitToRetry({ failures, retryAfterS, connectivity: deps.connectivity, signal, ...(deps.random && { random: deps.random }) });
  }
  return 'left';
}

/** One connection, from its request to its end. A 401 is answered once with a fresh token. */
async function tryOnce(place: FeedPlace, signal: AbortSignal, deps: FeedDeps, onHeard: () => void): Promise<Try> {
  for (const isSecond of [false, true]) {
    try {
      const token = isSecond ? await deps.token.refresh() : await deps.token.current();
      if (!token) return { kind: 'unauthenticated' };
      await readConnection({ place, token, onHeard }, signal, deps);
      return { kind: 'ended' };
    } catch (error) {
      // Silence, a reset, or a renewal that found no network: all are met by coming back.
      if (!(error instanceof StreamRefused)) return { kind: 'lost' };
      if (error.status !== 401)
        return { kind: 'lost', retryAfterS: error.retryAfterS ?? (error.status < 500 ? REFUSED_WAIT_S : undefined) };
    }
  }
  return { kind: 'unauthenticated' };
}

interface Connection {
  place: FeedPlace;
  token: string;
  onHeard: () => void;
}

async function readConnection({ place, token, onHeard }: Connection, signal: AbortSignal, deps: FeedDeps): Promise<void> {
  const contracts = await loadContracts('feed');
  const headers = new Headers({ accept: 'text/event-stream', authorization: `Bearer ${token}` });
  if (place.lastEventId) headers.set('last-event-id', place.lastEventId);
  const events = openEventStream({
    url: `${deps.origin}/api/events`,
    // Stays open for as long as the page: low, so that neither the page's own files nor anybody who waits for them waits for it.
    init: { headers, priority: 'low' },
    signal,
    onOpen: () => {
      if (!place.wasOpen) deps.onBegun?.();
      else if (!place.lastEventId) deps.onEvent({ name: 'reset', data: {} });
      place.wasOpen = true;
    },
    ...(deps.fetch && { fetch: deps.fetch }),
    ...(deps.silenceMs !== undefined && { silenceMs: deps.silenceMs }),
  });
  for await (const event of events) {
    onHeard();
    if (event.name === 'reconnect') return;
    const change = readFeedEvent(event, contracts);
    if (change) deps.onEvent(change);
    // After the event was told: a place is only passed once what stood there was seen.
    if (event.id) place.lastEventId = event.id;
  }
}
