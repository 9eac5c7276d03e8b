import { formatPlace, type StartTurn } from '@hyrox/contracts';
import { loadContracts } from '../api/load-contracts.ts';
import type { TokenSource } from '../api/token-source.ts';
import { openEventStream, StreamRefused } from './open-event-stream.ts';
import { GarbledEvent, readTurnEvent, type TurnMessage } from './read-turn-event.ts';
import { refusalFrom } from './retry/refusal.ts';
import { type LocalEvent, reduceTurn } from './turn-reducer.ts';
import { isOver, NEW_TURN, type Refusal, type TurnView } from './turn-view.ts';
import { type Connectivity, waitToRetry } from './retry/wait-to-retry.ts';

export interface FollowTurn {
  turnId: string;
  /** What to send. Null follows a turn that the server already has, from its beginning. */
  start: StartTurn | null;
  signal: AbortSignal;
}

export interface FollowDeps {
  origin: string;
  token: TokenSource;
  connectivity: Connectivity;
  /** Told after every step; the last call carries the end or the refusal. */
  onView: (view: TurnView) => void;
  fetch?: typeof fetch;
  silenceMs?: number;
  random?: () => number;
}

type Step = (event: TurnMessage | LocalEvent) => void;
type Try = { kind: 'lost' } | { kind: 'busy'; retryAfterS: number | undefined } | { kind: 'refused'; refusal: Refusal };

const MOST_MISMATCHES = 3;
const MOST_SERVER_ERRORS = 5;
const PASSING_STATUSES = new Set([502, 503, 504]);

/**
 * Follows one turn to its end over as many connections as it takes (turn protocol, rule 12): the same POST until `accepted` was seen,
 * then GET from the own place. Resolves with the last view: ended, refused, or as it stood when `signal` aborted. Never rejects for the network.
 */
export async function followTurn(input: FollowTurn, deps: FollowDeps): Promise<TurnView> {
  let view: TurnView = input.start ? NEW_TURN : { ...NEW_TURN, phase: 'waiting' };
  let failures = 0;
  let serverErrors = 0;
  const step: Step = (event) => {
    const next = reduceTurn(view, event);
    if (next !== view) deps.onView((view = next));
  };
  deps.onView(view);
  while (!input.signal.aborted) {
    const placeBefore = formatPlace(view);
    step({ name: 'resuming' });
    const outcome = await tryOnce(input, deps, () => view, step);
    if (isOver(view) || input.signal.aborted) return view;
    const progressed = formatPlace(view) !== placeBefore;
    serverErrors = outcome.kind === 'refused' && !progressed ? serverErrors + 1 : 0;
    const ending = verdict(outcome, view, serverErrors);
    if (ending) {
      step({ name: 'refused', refusal: ending });
      return view;
    }
    failures = progressed || view.movingOn ? 1 : failures + 1;
    if (view.fault && progressed) continue;
    step({ name: 'lost' });
    const retryAfterS = outcome.kind === 'busy' ? outcome.retryAfterS : undefined;
    await waitToRetry({
      failures,
      retryAfterS,
      connectivity: deps.connectivity,
      signal: input.signal,
      ...(deps.random && { random: deps.random }),
    });
  }
  return view;
}

/** Decides whether a failed try is the end, and in which words. */
function verdict(outcome: Try, view: TurnView, serverErrors: number): Refusal | null {
  if (view.mismatches >= MOST_MISMATCHES) {
    return { code: 'internal', message: 'The answer did not arrive whole. It is stored; reload to read it.' };
  }
  if (outcome.kind !== 'refused') return null;
  const mayPass = outcome.refusal.code === 'internal' && serverErrors < MOST_SERVER_ERRORS;
  return mayPass ? null : outcome.refusal;
}

/** One connection, from its request to its end. A 401 is answered once with a fresh token. */
async function tryOnce(input: FollowTurn, deps: FollowDeps, now: () => TurnView, step: Step): Promise<Try> {
  for (const isSecond of [false, true]) {
    try {
      const token = isSecond ? await deps.token.refresh() : await deps.token.current();
      if (!token) return { kind: 'refused', refusal: refusalFrom({ status: 401, body: null, retryAfterS: undefined }) };
      await readConnection(input, deps, token, now, step);
      return { kind: 'lost' };
    } catch (error) {
      if (error instanceof GarbledEvent) return { kind: 'refused', refusal: { code: 'internal', message: error.message } };
      // Whatever else ends a connection, silence, a reset or a renewal that found no network, is met in the same way: come back.
      if (!(error instanceof StreamRefused)) return { kind: 'lost' };
      if (error.status === 401 && !isSecond) continue;
      if (PASSING_STATUSES.has(error.status)) return { kind: 'busy', retryAfterS: error.retryAfterS };
      return { kind: 'refused', refusal: refusalFrom(error) };
    }
  }
  return { kind: 'lost' };
}

async function readConnection(input: FollowTurn, deps: FollowDeps, token: string, now: () => TurnView, step: Step): Promise<void> {
  const contracts = await loadContracts('turns');
  const events = openEventStream({
    ...requestFor(input, deps.origin, token, now()),
    signal: input.signal,
    onOpen: () => step({ name: 'connected' }),
    ...(deps.fetch && { fetch: deps.fetch }),
    ...(deps.silenceMs !== undefined && { silenceMs: deps.silenceMs }),
  });
  for await (const event of events) {
    const message = readTurnEvent(event, contracts);
    if (message) step(message);
    if (isOver(now()) || now().fault) return;
  }
}

function requestFor(input: FollowTurn, origin: string, token: string, view: TurnView): { url: string; init: RequestInit } {
  const headers = new Headers({ accept: 'text/event-stream', authorization: `Bearer ${token}` });
  if (input.start && view.phase === 'sending') {
    headers.set('content-type', 'application/json');
    return { url: `${origin}/api/turns`, init: { method: 'POST', headers, body: JSON.stringify(input.start) } };
  }
  if (view.attempt > 0) headers.set('last-event-id', formatPlace(view));
  return { url: `${origin}/api/turns/${input.turnId}/events`, init: { method: 'GET', headers } };
}
