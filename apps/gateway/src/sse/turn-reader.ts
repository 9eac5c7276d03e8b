import type { ServerResponse } from 'node:http';
import type { Place, TurnEvent } from '@hyrox/contracts';
import type { Athlete } from '../auth/athlete.ts';
import { firstTokenSeconds } from '../telemetry.ts';
import type { OpenReader } from '../turns/follow/follow-turn.ts';
import type { TurnReader } from '../turns/follow/live-turn.ts';
import { serialiseEvent } from './serialise-event.ts';
import type { SseConnections } from './sse-connections.ts';
import type { SseWriter } from './sse-writer.ts';

/** A reader on our own wire: every event as it is, with its place as SSE id. */
class SseTurnReader implements TurnReader {
  at = 0;
  private waiting = true;
  private readonly writer: SseWriter;
  private readonly askedAtMs: number;

  constructor(writer: SseWriter, askedAtMs: number) {
    this.writer = writer;
    this.askedAtMs = askedAtMs;
  }

  token(_text: string, chunk: string): void {
    this.writer.write(chunk);
    if (!this.waiting) return;
    this.waiting = false;
    firstTokenSeconds.record((performance.now() - this.askedAtMs) / 1_000);
  }

  tell(event: TurnEvent, place: Place): void {
    this.writer.write(serialiseEvent(place, event));
  }

  restart(attempt: number): void {
    this.tell({ name: 'restart', data: { attempt } }, { attempt, at: 0 });
  }

  close(): void {
    this.writer.end();
  }
}

/** Calls back when the other end is gone, also when it already is. */
export function onceClosed(response: ServerResponse, onClose: () => void): void {
  if (response.destroyed) queueMicrotask(onClose);
  else response.once('close', onClose);
}

/** Makes a response the stream of a turn when the turn is certain to exist; the clock of the first token starts now. */
export function openTurnReader(response: ServerResponse, athlete: Athlete, connections: SseConnections): OpenReader {
  const askedAtMs = performance.now();
  return (onClose) => {
    const reader = new SseTurnReader(connections.openStream(response, athlete, 'answer'), askedAtMs);
    onceClosed(response, onClose);
    return reader;
  };
}
