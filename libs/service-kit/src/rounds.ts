import { type Logger, reasonOf } from '@hyrox/telemetry';

export interface RoundsOptions {
  /** What is done again and again, for the log: "a round of <work> failed". */
  work: string;
  everyMs: number;
  round: () => Promise<unknown>;
  log: Pick<Logger, 'warn'>;
}

/** Background work in rounds: one at a time, every few seconds or when kicked. A round that fails is logged, the next one goes on. */
export class Rounds {
  private readonly options: RoundsOptions;
  private stopping = false;
  private kicked = false;
  private wake: () => void = () => undefined;
  private loop: Promise<void> | undefined;

  constructor(options: RoundsOptions) {
    this.options = options;
  }

  start(): void {
    this.loop ??= this.run();
  }

  /** Begins the next round now; during a round, right after it. */
  kick(): void {
    this.kicked = true;
    this.wake();
  }

  /** Ends after the round that is running. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.loop;
  }

  private async run(): Promise<void> {
    const { work, round, log } = this.options;
    while (!this.stopping) {
      this.kicked = false;
      await round().catch((error: unknown) => {
        log.warn({ reason: reasonOf(error) }, `a round of ${work} failed, the next one goes on`);
      });
      if (!this.stopping && !this.kicked) await this.nextTick();
    }
  }

  private nextTick(): Promise<void> {
    return new Promise((next) => {
      const timer = setTimeout(next, this.options.everyMs);
      this.wake = () => {
        clearTimeout(timer);
        next();
      };
    });
  }
}
