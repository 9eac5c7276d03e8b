import { liveModel, type LiveModel } from '@hyrox/contracts';
import type { TurnBus } from '../turn-deps.ts';

const FRESH_MS = 5_000;
const STALE_MS = 60_000;
const ASK_MS = 500;

/**
 * What answers at the moment, as far as it is known here. Known for five seconds; after that the old answer still serves for a minute while
 * a new one is asked for, so that a turn waits only when nothing is known at all. Null: nobody says.
 */
export class KnownLiveModel {
  private readonly bus: Pick<TurnBus, 'ask'>;
  private readonly nowMs: () => number;
  private known: { model: LiveModel; atMs: number } | undefined;
  private asking: Promise<LiveModel | null> | undefined;

  constructor(bus: Pick<TurnBus, 'ask'>, nowMs: () => number = () => performance.now()) {
    this.bus = bus;
    this.nowMs = nowMs;
  }

  read(): Promise<LiveModel | null> {
    const ageMs = this.known ? this.nowMs() - this.known.atMs : Infinity;
    if (this.known && ageMs < FRESH_MS) return Promise.resolve(this.known.model);
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
    return this.known && ageMs < STALE_MS ? Promise.resolve(this.known.model) : this.asking;
  }

  private async ask(): Promise<LiveModel | null> {
    try {
      const model = await this.bus.ask(liveModel, {}, { timeoutMs: ASK_MS });
      this.known = { model, atMs: this.nowMs() };
      return model;
    } catch {
      // Not known is an answer: the turn goes on without examples, and the next one asks again.
      return null;
    }
  }
}
