import type { ServerResponse } from 'node:http';
import { TURN_LIMITS } from '@hyrox/contracts';
import { sseCutTotal } from '../telemetry.ts';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-store, no-transform',
  'x-accel-buffering': 'no',
} as const;

/** One open stream. What its reader owes is bounded: a reader that does not keep up is cut and comes back with its place. */
export class SseWriter {
  private readonly response: ServerResponse;
  private readonly queueBytes: number;
  private readonly resumable: boolean;
  private writtenAtBeat = -1;
  private ended = false;

  /** `resumable`: its reader knows the event `reconnect`; the hand-off's wire has no such word and simply ends. */
  constructor(response: ServerResponse, options: { queueBytes?: number; resumable?: boolean } = {}) {
    this.response = response;
    this.queueBytes = options.queueBytes ?? TURN_LIMITS.sseQueueBytes;
    this.resumable = options.resumable ?? true;
    if (response.destroyed) return;
    response.writeHead(200, HEADERS);
    response.socket?.setNoDelay(true);
    response.flushHeaders();
  }

  get open(): boolean {
    return !this.ended && !this.response.destroyed;
  }

  /** Writes one or more whole events. */
  write(chunk: string): void {
    if (!this.open) return;
    this.response.write(chunk);
    if (this.response.writableLength > this.queueBytes) this.cut();
  }

  /** Keeps proxies awake, and cuts a reader that has taken nothing since the last beat although something waits for it. */
  beat(): void {
    const written = this.response.socket?.bytesWritten ?? 0;
    const waiting = this.response.writableLength;
    if (waiting > 0 && written - waiting === this.writtenAtBeat) return this.cut();
    this.writtenAtBeat = written - waiting;
    this.write(': hb\n\n');
  }

  /** The server goes, the turn does not: the reader is told to come back after `retryMs`. */
  sendElsewhere(retryMs: number): void {
    if (this.resumable) this.write(`event: reconnect\nretry: ${retryMs}\ndata: {}\n\n`);
    this.end();
  }

  end(): void {
    if (!this.open) return;
    this.ended = true;
    this.response.end();
  }

  private cut(): void {
    sseCutTotal.add(1);
    this.response.destroy();
  }
}
