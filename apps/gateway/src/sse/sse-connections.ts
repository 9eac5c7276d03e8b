import type { ServerResponse } from 'node:http';
import { ServiceError, TURN_LIMITS } from '@hyrox/contracts';
import type { Athlete } from '../auth/athlete.ts';
import { SseWriter } from './sse-writer.ts';

/** A stream may outlive its token by this much: the verifier forgives clocks 30 s. */
const EXPIRY_GRACE_S = 25;

/** An answer on our wire or the hand-off's, or the feed of one tab. */
export type StreamKind = 'answer' | 'chat' | 'feed';

export interface StreamLimits {
  /** Answers one athlete may follow at once, on both wires together. */
  answers: number;
  feeds: number;
  /** Streams of everybody on this process. */
  total: number;
}

const retryMs = (): number => 100 + Math.floor(Math.random() * 900);
const heldKey = (athlete: Athlete, kind: StreamKind): string => `${kind === 'feed' ? 'feed' : 'answer'}/${athlete.id}`;

/** All open streams of this process: how many an athlete holds, their heartbeat, their orderly end. */
export class SseConnections {
  private readonly limits: StreamLimits;
  private readonly open = new Map<SseWriter, Athlete>();
  private readonly held = new Map<string, number>();
  private heldByAll = 0;
  private readonly heartbeat: NodeJS.Timeout;
  private draining = false;

  constructor(options: { limits: StreamLimits; heartbeatMs?: number }) {
    this.limits = options.limits;
    this.heartbeat = setInterval(() => this.beat(), options.heartbeatMs ?? TURN_LIMITS.sseHeartbeatMs).unref();
  }

  get count(): number {
    return this.open.size;
  }

  /** One athlete per session that has a stream here. */
  sessions(): Iterable<Athlete> {
    return new Map([...this.open.values()].map((athlete) => [athlete.sessionId, athlete])).values();
  }

  /**
   * Takes room before any work is done and holds it until the response closes, whatever becomes of it. Throws `rate_limited` over the
   * athlete's limit, `unavailable` when this process is full or ends.
   */
  reserve(response: ServerResponse, athlete: Athlete, kind: StreamKind): void {
    if (this.draining) throw new ServiceError('unavailable', 'This server is restarting', { retryAfterS: 1 });
    if (this.heldByAll >= this.limits.total) throw new ServiceError('unavailable', 'This server is full', { retryAfterS: 5 });
    const key = heldKey(athlete, kind);
    const most = kind === 'feed' ? this.limits.feeds : this.limits.answers;
    const held = this.held.get(key) ?? 0;
    if (held >= most) {
      const what = kind === 'feed' ? `${most} pages can listen` : `${most} answers can be followed`;
      throw new ServiceError('rate_limited', `At most ${what} at once`, { retryAfterS: 5 });
    }
    if (response.destroyed) return;
    this.held.set(key, held + 1);
    this.heldByAll += 1;
    response.once('close', () => this.release(key));
  }

  /** Turns a response that has its room into a stream. */
  openStream(response: ServerResponse, athlete: Athlete, kind: StreamKind): SseWriter {
    const writer = new SseWriter(response, { resumable: kind !== 'chat' });
    if (response.destroyed) return writer;
    this.open.set(writer, athlete);
    response.once('close', () => this.open.delete(writer));
    return writer;
  }

  /** Ends every stream of a session; its readers come back and are told that it has ended. */
  endSession(sessionId: string): void {
    this.endWhere((athlete) => athlete.sessionId === sessionId);
  }

  /** Ends the streams whose token is over; a reader with a fresh one comes back to its place. */
  endExpired(): void {
    const nowS = Date.now() / 1_000;
    this.endWhere((athlete) => nowS > athlete.expiresAtS + EXPIRY_GRACE_S);
  }

  endAthlete(athleteId: string): void {
    this.endWhere((athlete) => athlete.id === athleteId);
  }

  /** Sends every reader elsewhere and accepts no more. */
  drain(): void {
    this.draining = true;
    clearInterval(this.heartbeat);
    this.endWhere(() => true);
  }

  private endWhere(which: (athlete: Athlete) => boolean): void {
    for (const [writer, athlete] of this.open) if (which(athlete)) writer.sendElsewhere(retryMs());
  }

  private beat(): void {
    for (const writer of this.open.keys()) writer.beat();
  }

  private release(key: string): void {
    const left = (this.held.get(key) ?? 1) - 1;
    if (left > 0) this.held.set(key, left);
    else this.held.delete(key);
    this.heldByAll -= 1;
  }
}
