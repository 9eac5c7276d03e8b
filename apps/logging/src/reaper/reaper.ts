import { reasonOf } from '@hyrox/telemetry';
import { TURN_LIMITS } from '@hyrox/contracts';
import type { Bus } from '@hyrox/messaging';
import { Liveness } from './liveness.ts';
import { pingHolders } from './ping-holders.ts';
import { reapTurns, type ReapDeps } from './reap-turns.ts';

/** A tick this long after the last one means that this process was paused: renewals may still wait in its sockets. */
const LATE_MS = 4 * TURN_LIMITS.reaperTickMs;

export interface ReaperDeps extends ReapDeps {
  bus: ReapDeps['bus'] & Pick<Bus, 'askHolder' | 'connected' | 'connectedForMs' | 'onReconnect'>;
  /** Monotonic milliseconds. */
  clock?: () => number;
}

export type TickResult = 'deaf' | 'amnesty' | 'judged';

/**
 * Decides when an attempt is lost. It judges only while it could have heard the renewals: after its own start, a reconnect, a pause or a tick
 * that failed (the database was away, so nobody could renew) it extends all leases instead. Several replicas may run at once.
 */
export class Reaper {
  private readonly liveness = new Liveness();
  private readonly stopping = new AbortController();
  private readonly clock: () => number;
  private readonly deps: ReaperDeps;
  private reconnects = 0;
  /** The last tick that heard both the bus and the database; nothing after a deaf time. */
  private heard: { atMs: number; reconnects: number } | undefined;
  private loop: Promise<void> | undefined;

  constructor(deps: ReaperDeps) {
    this.deps = deps;
    this.clock = deps.clock ?? (() => performance.now());
    deps.bus.onReconnect(() => this.reconnects++);
  }

  start(): void {
    this.loop ??= this.run();
  }

  /** Ends after the tick that is running. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  /** One round: amnesty, or pings and judgement. After one that fails or is deaf the next grants an amnesty. */
  async tick(): Promise<TickResult> {
    const { database, bus } = this.deps;
    const now = { atMs: this.clock(), reconnects: this.reconnects };
    const last = this.heard;
    this.heard = undefined;
    if (!bus.connected) return 'deaf';
    if (!last || last.reconnects !== now.reconnects || now.atMs - last.atMs > LATE_MS) {
      this.liveness.forget();
      await database.call('extend_leases', [TURN_LIMITS.amnestyMs]);
      this.heard = now;
      return 'amnesty';
    }
    const dead = this.liveness.judge(await pingHolders(await database.call<string[]>('live_holders', []), bus));
    // A pause or a broken connection inside a tick makes it as deaf as one between ticks.
    if (this.clock() - now.atMs > LATE_MS || this.reconnects !== now.reconnects || !bus.connected) return 'deaf';
    await reapTurns(dead, this.stopping.signal, this.deps);
    this.heard = now;
    return 'judged';
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.tick().catch((error: unknown) =>
        this.deps.log.warn({ reason: reasonOf(error) }, 'a reaper tick failed, the next one grants an amnesty'),
      );
      await new Promise((next) => setTimeout(next, TURN_LIMITS.reaperTickMs));
    }
  }
}
