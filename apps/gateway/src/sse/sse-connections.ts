import type { ServerResponse } from 'node:http';
import { ServiceError, TURN_LIMITS } from '@hyrox/contracts';
import type { Athlete } from '../auth/athlete.ts';
import { SseWriter } from './sse-writer.ts';

/** A stream may outlive its token by this much. */
const EXPIRY_GRACE_S = 30;

const retryMs = (): number => 100 + Math.floor(Math.random() * 900);

/** All open streams of this process: how many an athlete holds, their heartbeat, their orderly end. */
export class SseConnections {
  private readonly perAthlete: number;
  private readonly open = new Map<SseWriter, Athlete>();
  private readonly held = new Map<string, number>();
  private readonly heartbeat: NodeJS.Timeout;
  private draining = false;

  constructor(options: { perAthlete: number; heartbeatMs?: number }) {
    this.perAthlete = options.perAthlete;
    this.heartbeat = setInterval(() => this.beat(), options.heartbeatMs ?? TURN_LIMITS.sseHeartbeatMs).unref();
  }

  get count(): number {
    return this.open.size;
  }

  /** Asks for room before any work is done. Throws `rate_limited` over the limit, `unavailable` while the process ends. */
  reserve(athlete: Athlete): void {
    if (this.draining) throw new ServiceError('unavailable', 'This server is restarting', { retryAfterS: 1 });
    if ((this.held.get(athlete.id) ?? 0) >= this.perAthlete)
      throw new ServiceError('rate_limited', `At most ${this.perAthlete} answers can be followed at once`, { retryAfterS: 5 });
  }

  /** Turns a response into a stream that counts until it closes. */
  openStream(response: ServerResponse, athlete: Athlete): SseWriter {
    const writer = new SseWriter(response);
    this.open.set(writer, athlete);
    this.held.set(athlete.id, (this.held.get(athlete.id) ?? 0) + 1);
    const forget = () => this.forget(writer, athlete);
    if (response.destroyed) forget();
    else response.once('close', forget);
    return writer;
  }

  /** Sends every reader elsewhere and accepts no more. */
  drain(): void {
    this.draining = true;
    clearInterval(this.heartbeat);
    for (const writer of this.open.keys()) writer.sendElsewhere(retryMs());
  }

  private beat(): void {
    const nowS = Date.now() / 1_000;
    for (const [writer, athlete] of this.open) {
      if (nowS > athlete.expiresAtS + EXPIRY_GRACE_S) writer.sendElsewhere(retryMs());
      else writer.beat();
    }
  }

  private forget(writer: SseWriter, athlete: Athlete): void {
    if (!this.open.delete(writer)) return;
    const left = (this.held.get(athlete.id) ?? 1) - 1;
    if (left > 0) this.held.set(athlete.id, left);
    else this.held.delete(athlete.id);
  }
}
