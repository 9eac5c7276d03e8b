import type { Bus } from '@hyrox/messaging';
import { finishErasures, type FinishDeps } from './finish-erasures.ts';

const TICK_MS = 2_000;

/** Goes over the open erasures at boot and every few seconds, outside transactions. Several replicas may run at once. */
export class ErasureJob {
  private readonly deps: FinishDeps & { bus: Pick<Bus, 'ask' | 'connected'> };
  private stopping = false;
  private wake: () => void = () => undefined;
  private loop: Promise<void> | undefined;

  constructor(deps: FinishDeps & { bus: Pick<Bus, 'ask' | 'connected'> }) {
    this.deps = deps;
  }

  start(): void {
    this.loop ??= this.run();
  }

  /** Begins the next round now. */
  kick(): void {
    this.wake();
  }

  /** Ends after the round that is running. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.loop;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      if (this.deps.bus.connected) await this.round();
      if (!this.stopping) await this.nextTick();
    }
  }

  private async round(): Promise<void> {
    try {
      await finishErasures(this.deps);
    } catch (error) {
      this.deps.log.warn(
        { reason: error instanceof Error ? error.message : 'unknown' },
        'a round of erasures failed, the next one goes on',
      );
    }
  }

  private nextTick(): Promise<void> {
    return new Promise((next) => {
      const timer = setTimeout(next, TICK_MS);
      this.wake = () => {
        clearTimeout(timer);
        next();
      };
    });
  }
}
