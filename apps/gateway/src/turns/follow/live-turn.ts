import type { Notice, Place, Source, TurnEnd, TurnEvent } from '@hyrox/contracts';
import { serialiseToken } from '../../sse/serialise-event.ts';
import { restartsTotal } from '../../telemetry.ts';

/** Somebody who follows an answer. `at` is how much of the text they have, in UTF-16 units. */
export interface TurnReader {
  at: number;
  /** What follows their place. `chunk` is the same text as a token event, made once for all. */
  token(text: string, chunk: string): void;
  tell(event: TurnEvent, place: Place): void;
  /** The text so far no longer holds; `shown` is what they have of it. */
  restart(attempt: number, shown: string): void;
  close(): void;
}

export interface TurnSources {
  sources: Source[];
  degraded?: string;
}

/** One answer as this gateway shows it. The record and the worker know better; this is a window on them. */
export interface LiveTurn {
  readonly turnId: string;
  readonly conversationId: string;
  readonly athleteId: string;
  attempt: number;
  /** The worker that holds the attempt, '' while unknown. */
  worker: string;
  text: string;
  end?: TurnEnd;
  sources?: TurnSources;
  notices: Notice[];
  readonly readers: Set<TurnReader>;
  watching: boolean;
  watchAgain: boolean;
  heardAtMs: number;
  /** A conductor of this process works on it. */
  conducting: boolean;
  /** The highest attempt sent to the workers from here: one attempt is never sent twice. */
  dispatchedAttempt: number;
}

export function newLiveTurn(ids: { turnId: string; conversationId: string; athleteId: string }, attempt: number): LiveTurn {
  return {
    turnId: ids.turnId,
    conversationId: ids.conversationId,
    athleteId: ids.athleteId,
    attempt,
    worker: '',
    text: '',
    notices: [],
    readers: new Set(),
    watching: false,
    watchAgain: false,
    heardAtMs: performance.now(),
    conducting: false,
    dispatchedAttempt: 0,
  };
}

/** Tells every reader; each event carries the place the reader has reached. */
export function tellReaders(turn: LiveTurn, event: TurnEvent): void {
  for (const reader of turn.readers) reader.tell(event, { attempt: turn.attempt, at: reader.at });
}

/** Gives one reader what it does not have yet. */
export function catchUp(turn: LiveTurn, reader: TurnReader): void {
  if (reader.at >= turn.text.length) return;
  const text = turn.text.slice(reader.at);
  reader.at = turn.text.length;
  reader.token(text, serialiseToken(turn.attempt, reader.at, text));
}

/** Hot path: one concatenation and one serialisation per frame, whatever the number of readers. */
export function appendText(turn: LiveTurn, text: string): void {
  const have = turn.text.length;
  turn.text += text;
  let chunk = '';
  for (const reader of turn.readers) {
    if (reader.at !== have) {
      catchUp(turn, reader);
      continue;
    }
    reader.at = turn.text.length;
    chunk ||= serialiseToken(turn.attempt, reader.at, text);
    reader.token(text, chunk);
  }
}

/** Begins the answer again: a new attempt, or the same one when the record holds another text than was shown. */
export function restartTurn(turn: LiveTurn, attempt: number): void {
  restartsTotal.add(1);
  const shown = turn.text;
  turn.attempt = attempt;
  turn.text = '';
  turn.worker = '';
  for (const reader of turn.readers) {
    const had = shown.slice(0, reader.at);
    reader.at = 0;
    reader.restart(attempt, had);
  }
}

/** Shows where the answer comes from, once. */
export function showSources(turn: LiveTurn, sources: TurnSources): void {
  if (turn.sources) return;
  turn.sources = sources;
  tellReaders(turn, { name: 'sources', data: sources });
}

/** Shows notices that were not shown yet, each code once. */
export function showNotices(turn: LiveTurn, notices: readonly Notice[]): void {
  for (const notice of notices) {
    if (turn.notices.some((shown) => shown.code === notice.code)) continue;
    turn.notices.push(notice);
    tellReaders(turn, { name: 'notice', data: notice });
  }
}
