import type { Notice } from '@hyrox/contracts';
import type { PlacedEvent, TurnMessage } from './read-turn-event.ts';
import { isOver, type Refusal, type TurnView } from './turn-view.ts';

/** What happened on this device, beside what the server said. */
export type LocalEvent = { name: 'connected' } | { name: 'lost' } | { name: 'resuming' } | { name: 'refused'; refusal: Refusal };

type Terminal = Extract<PlacedEvent, { name: 'done' | 'stopped' | 'failed' }>;

/**
 * The rules of a reader (turn protocol, rule 12) as one pure step. A lower attempt is ignored; a higher one starts from an empty text;
 * a range that was seen is dropped, one that overlaps is cut, one that leaves a gap changes nothing but `fault`. After the end nothing counts.
 */
export function reduceTurn(view: TurnView, event: TurnMessage | LocalEvent): TurnView {
  if (isOver(view)) return view;
  if (!('place' in event)) return reduceLocal(view, event);
  const attempt = event.name === 'restart' ? event.data.attempt : event.place.attempt;
  if (attempt < view.attempt || view.fault) return view;
  const current = attempt > view.attempt ? startAttempt(view, attempt) : view;
  switch (event.name) {
    case 'accepted':
      return current.phase === 'sending' ? { ...current, phase: 'waiting' } : current;
    case 'restart':
      return current;
    case 'sources':
      return { ...current, sources: event.data.sources, degraded: event.data.degraded ?? current.degraded };
    case 'status':
      return event.data.state === 'degraded'
        ? { ...current, degraded: current.degraded ?? event.data.reason ?? 'degraded' }
        : { ...current, status: event.data };
    case 'token':
      return append(current, event.place.at, event.data.t);
    case 'notice':
      return { ...current, notices: withNotices(current.notices, [event.data]) };
    case 'usage':
      return { ...current, model: event.data.model };
    case 'done':
    case 'stopped':
    case 'failed':
      return finish(current, event);
  }
}

function reduceLocal(view: TurnView, event: LocalEvent | { name: 'reconnect' }): TurnView {
  switch (event.name) {
    case 'connected':
      return { ...view, connection: 'open', movingOn: false };
    case 'lost':
      return { ...view, connection: 'reconnecting' };
    case 'resuming':
      return view.fault === 'mismatch' ? { ...view, text: '', at: 0, fault: null } : { ...view, fault: null };
    case 'refused':
      return { ...view, phase: 'refused', connection: 'open', refusal: event.refusal, status: null };
    case 'reconnect':
      return { ...view, movingOn: true };
  }
}

function startAttempt(view: TurnView, attempt: number): TurnView {
  const phase = view.phase === 'sending' ? 'sending' : 'waiting';
  return { ...view, phase, attempt, text: '', at: 0, status: view.attempt === 0 ? view.status : { state: 'retrying' } };
}

function append(view: TurnView, end: number, t: string): TurnView {
  const start = end - t.length;
  if (end <= view.at) return view;
  if (start > view.at) return { ...view, fault: 'gap' };
  return { ...view, phase: 'streaming', status: null, text: view.text + t.slice(view.at - start), at: end };
}

function finish(view: TurnView, { name, data }: Terminal): TurnView {
  if (data.length > view.at) return { ...view, fault: 'gap' };
  if (data.length < view.at) return { ...view, fault: 'mismatch', mismatches: view.mismatches + 1 };
  return {
    ...view,
    phase: 'ended',
    connection: 'open',
    status: null,
    model: data.model ?? view.model,
    notices: withNotices(view.notices, data.notices),
    end: { ...data, outcome: name },
  };
}

function withNotices(known: readonly Notice[], more: readonly Notice[]): readonly Notice[] {
  const fresh = more.filter((notice) => !known.some((seen) => seen.code === notice.code && seen.text === notice.text));
  return fresh.length ? [...known, ...fresh] : known;
}
