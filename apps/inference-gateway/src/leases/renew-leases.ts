import { renewLeases, TURN_LIMITS } from '@hyrox/contracts';
import type { Bus } from '@hyrox/messaging';
import { type Logger, reasonOf } from '@hyrox/telemetry';
import type { FrameFlush } from '../frames/flush-frames.ts';
import type { Generation, Generations } from '../generate/generations.ts';
import { judgeRenewal } from './judge-renewal.ts';
import type { SelfFence } from './self-fence.ts';

const SOON_MS = 10;

export interface RenewalParts {
  bus: Pick<Bus, 'holder' | 'ask'>;
  generations: Generations;
  fence: SelfFence;
  frames: Pick<FrameFlush, 'touch' | 'flush'>;
  log: Logger;
  stop: (generation: Generation) => void;
  drop: (generation: Generation) => void;
}

/** Keeps the leases of all turns of this worker with one request every 2 s, and begins those of new attempts 10 ms after they were taken. */
export class LeaseRenewal {
  readonly #parts: RenewalParts;
  readonly #begun = new WeakSet<Generation>();
  #asking = false;
  /** A renewal of all came up while another question was open. */
  #allWanted = false;
  #every: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;

  constructor(parts: RenewalParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#every ??= setInterval(() => void this.renew(), TURN_LIMITS.renewEveryMs);
  }

  stop(): void {
    clearInterval(this.#every);
    clearTimeout(this.#soon);
    this.#every = this.#soon = undefined;
  }

  /** A new attempt began: its first renewal is its start, in logging's eyes. */
  soon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      void this.#begin();
    }, SOON_MS);
  }

  /** Names new attempts only: under load every one of them would renew all the others. After a pause all are asked about. */
  async #begin(): Promise<void> {
    const { fence, generations } = this.#parts;
    if (this.#asking) return this.soon();
    if (this.#allWanted || !fence.check()) return this.renew();
    const fresh = generations.live().filter((generation) => !this.#begun.has(generation));
    if (fresh.length) await this.#ask(fresh, () => undefined);
  }

  /** A renewal that fails changes nothing: only logging takes a turn away, and it does so in an answer. */
  async renew(): Promise<void> {
    this.#allWanted = this.#asking;
    if (this.#asking) return this.soon();
    const { fence, frames, generations } = this.#parts;
    const asked = generations.live();
    const pauses = fence.pauses;
    if (!asked.length) {
      fence.renewed(pauses);
      return frames.flush();
    }
    await this.#ask(asked, () => fence.renewed(pauses));
  }

  async #ask(asked: Generation[], answered: () => void): Promise<void> {
    const { bus, log } = this.#parts;
    this.#asking = true;
    try {
      const turns = asked.map((generation) => ({ turnId: generation.log.turnId, attempt: generation.log.attempt }));
      const answer = await bus.ask(renewLeases, { worker: bus.holder, turns }, { timeoutMs: TURN_LIMITS.renewEveryMs });
      answered();
      this.#apply(asked, new Set(answer.held), new Set(answer.stop));
    } catch (error) {
      log.warn({ turns: asked.length, reason: reasonOf(error) }, 'leases could not be renewed');
    } finally {
      this.#asking = false;
    }
  }

  #apply(asked: Generation[], held: ReadonlySet<string>, stop: ReadonlySet<string>): void {
    const { frames } = this.#parts;
    for (const generation of asked) {
      this.#begun.add(generation);
      const { turnId, state, hasFrame } = generation.log;
      const verdict = judgeRenewal(state, { held: held.has(turnId), stop: stop.has(turnId) });
      if (verdict === 'stop') this.#parts.stop(generation);
      else if (verdict === 'drop') this.#parts.drop(generation);
      else if (verdict === 'keep' && hasFrame) frames.touch(generation.log);
    }
    // What a pause held back, ended turns included.
    frames.flush();
  }
}
