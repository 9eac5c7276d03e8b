import { unwatchTurn, type Place } from '@hyrox/contracts';
import { currentTraceId, reasonOf } from '@hyrox/telemetry';
import { catchUp, type LiveTurn, type TurnReader } from './live-turn.ts';
import type { TurnDeps } from '../turn-deps.ts';

/** The last reader left and nobody conducts here: stop the frames, not the answer. */
export function releaseIfUnread(turn: LiveTurn, { bus, log, turns }: TurnDeps): void {
  if (turn.readers.size > 0 || turn.conducting || turns.get(turn.turnId) !== turn) return;
  turns.delete(turn.turnId);
  if (turn.end || !turn.worker || !bus.connected) return;
  bus.askHolder(turn.worker, unwatchTurn, { turnId: turn.turnId, gateway: bus.holder }, { timeoutMs: 1_000 }).catch((error: unknown) => {
    log.debug({ turnId: turn.turnId, reason: reasonOf(error) }, 'a worker did not hear that the readers left');
  });
}

/**
 * Puts a reader on a turn: `restart` when it comes from another attempt, then `accepted`, what is known of the sources and notices, and
 * the text after its place.
 */
export function attachReader(turn: LiveTurn, reader: TurnReader, from: Place): void {
  const sameAttempt = from.attempt === turn.attempt;
  reader.at = sameAttempt ? from.at : 0;
  if (!sameAttempt && from.attempt !== 0) reader.restart(turn.attempt, '');
  const place = { attempt: turn.attempt, at: reader.at };
  const { turnId, conversationId, attempt } = turn;
  reader.tell({ name: 'accepted', data: { turnId, conversationId, attempt, traceId: currentTraceId() } }, place);
  if (turn.sources) reader.tell({ name: 'sources', data: turn.sources }, place);
  for (const notice of turn.notices) reader.tell({ name: 'notice', data: notice }, place);
  turn.readers.add(reader);
  catchUp(turn, reader);
}

export function detachReader(turn: LiveTurn, reader: TurnReader, deps: TurnDeps): void {
  turn.readers.delete(reader);
  releaseIfUnread(turn, deps);
}
