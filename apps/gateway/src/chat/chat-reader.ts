import type { ServerResponse } from 'node:http';
import { TERMINAL_EVENTS, type TurnEvent } from '@hyrox/contracts';
import type { Athlete } from '../auth/athlete.ts';
import type { SseConnections } from '../sse/sse-connections.ts';
import { onceClosed } from '../sse/turn-reader.ts';
import type { OpenReader } from '../turns/follow/follow-turn.ts';
import type { TurnReader } from '../turns/follow/live-turn.ts';

const GAVE_UP = 'Coach K could not finish this answer. Please try again.';

/** What a chat stream writes to. */
export interface ChatSink {
  write(chunk: string): void;
  end(): void;
}

/**
 * A reader on the hand-off's wire: `data: {"token": …}`, then `data: [DONE]`. That wire cannot unsay. When an answer begins again, the
 * new one is held back while it only repeats what was sent and goes on from there; once it differs, it is sent whole after a blank
 * line, so that the last thing said is a complete answer.
 */
export class ChatReader implements TurnReader {
  at = 0;
  private readonly sink: ChatSink;
  private saidBefore = '';
  private repeated: string | undefined;
  private saidAnything = false;

  constructor(sink: ChatSink) {
    this.sink = sink;
  }

  token(text: string): void {
    if (this.repeated === undefined) return this.say(text);
    const now = this.repeated + text;
    if (this.saidBefore.startsWith(now)) {
      this.repeated = now;
      return;
    }
    this.repeated = undefined;
    this.say(now.startsWith(this.saidBefore) ? now.slice(this.saidBefore.length) : `\n\n${now}`);
  }

  tell(event: TurnEvent): void {
    if (!TERMINAL_EVENTS.has(event.name)) return;
    if (event.name === 'failed') this.say(this.saidAnything ? `\n\n${GAVE_UP}` : GAVE_UP);
    this.sink.write('data: [DONE]\n\n');
  }

  restart(_attempt: number, shown: string): void {
    // A second restart while still repeating: what was sent has not changed.
    if (this.repeated === undefined) this.saidBefore = shown;
    this.repeated = '';
  }

  close(): void {
    this.sink.end();
  }

  private say(text: string): void {
    if (text === '') return;
    this.saidAnything = true;
    this.sink.write(`data: {"token": ${JSON.stringify(text)}}\n\n`);
  }
}

/** Makes a response a stream of the hand-off's wire. */
export function openChatReader(response: ServerResponse, athlete: Athlete, connections: SseConnections): OpenReader {
  return (onClose) => {
    const reader = new ChatReader(connections.openStream(response, athlete, 'chat'));
    onceClosed(response, onClose);
    return reader;
  };
}
