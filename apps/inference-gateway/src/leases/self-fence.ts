import { TURN_LIMITS } from '@hyrox/contracts';

const BEAT_MS = 250;

/**
 * Notices that this process was frozen (paused machine, SIGSTOP, a blocked event loop). Its turns may then belong to others,
 * so it is silent until a renewal that was asked for after the pause has been answered. Monotonic time only.
 */
export class SelfFence {
  readonly #onFrozen: () => void;
  readonly #now: () => number;
  readonly #limitMs: number;
  #beatAtMs: number;
  #mayTalk = true;
  #pauses = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: { onFrozen: () => void; now?: () => number; leaseMs?: number }) {
    this.#onFrozen = parts.onFrozen;
    this.#now = parts.now ?? (() => performance.now());
    this.#limitMs = (parts.leaseMs ?? TURN_LIMITS.leaseMs) / 2;
    this.#beatAtMs = this.#now();
  }

  start(): void {
    this.#beatAtMs = this.#now();
    this.#timer ??= setInterval(() => this.check(), BEAT_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Beats, and tells whether this process may speak for its turns. */
  check(): boolean {
    const now = this.#now();
    const frozen = now - this.#beatAtMs > this.#limitMs;
    this.#beatAtMs = now;
    if (frozen) {
      this.#mayTalk = false;
      this.#pauses++;
      this.#onFrozen();
    }
    return this.#mayTalk;
  }

  /** To be handed to `renewed` with the answer: an answer that was asked for before a pause proves nothing after it. */
  get pauses(): number {
    return this.#pauses;
  }

  /** A renewal was answered, or there is nothing to renew. */
  renewed(askedAtPauses: number): void {
    this.check();
    if (askedAtPauses === this.#pauses) this.#mayTalk = true;
  }
}
