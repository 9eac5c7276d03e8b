import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from './clock.ts';

/** Turns of the event loop that work which was let go gets, before time moves again; sockets need more than one, a new connection several. */
const TURNS_TO_SETTLE = 3;

interface Wait {
  dueMs: number;
  end: () => void;
}

/**
 * Time that stands still until it is told to move. `advance` visits every wait in the order it is due, so that what one of them starts may
 * wait again within the same step. With `auto` time jumps to the next wait whenever nothing else is left to do in this process.
 */
export class VirtualClock implements Clock {
  #nowMs: number;
  /** Sorted by due time; equal times in the order they came. */
  #waits: Wait[] = [];
  readonly #turnsToSettle: number;
  #auto = false;
  #moving: Promise<void> = Promise.resolve();
  #jumping = false;

  constructor(startMs: number, options: { auto?: boolean; turnsToSettle?: number } = {}) {
    this.#nowMs = startMs;
    this.#turnsToSettle = options.turnsToSettle ?? TURNS_TO_SETTLE;
    this.#auto = options.auto ?? false;
  }

  now(): number {
    return this.#nowMs;
  }

  get waiting(): number {
    return this.#waits.length;
  }

  get auto(): boolean {
    return this.#auto;
  }

  set auto(on: boolean) {
    this.#auto = on;
    if (on) this.#jump();
  }

  wait(ms: number, gone?: AbortSignal): Promise<void> {
    if (ms <= 0 || gone?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const left = (): void => {
        this.#waits = this.#waits.filter((other) => other !== wait);
        resolve();
      };
      const end = (): void => {
        gone?.removeEventListener('abort', left);
        resolve();
      };
      const wait: Wait = { dueMs: this.#nowMs + ms, end };
      gone?.addEventListener('abort', left, { once: true });
      this.#insert(wait);
      if (this.#auto) this.#jump();
    });
  }

  /** Moves time on by so much; resolves when everything due by then has run. Calls queue up behind each other. */
  advance(ms: number): Promise<void> {
    this.#moving = this.#moving.then(() => this.#moveTo(this.#nowMs + ms));
    return this.#moving;
  }

  async #moveTo(targetMs: number): Promise<void> {
    await this.#settle();
    while ((this.#waits[0]?.dueMs ?? Infinity) <= targetMs) {
      this.#endNext();
      await this.#settle();
    }
    this.#nowMs = Math.max(this.#nowMs, targetMs);
    await this.#settle();
  }

  /** Ends every wait of the next due time. */
  #endNext(): void {
    const dueMs = this.#waits[0]?.dueMs ?? this.#nowMs;
    this.#nowMs = Math.max(this.#nowMs, dueMs);
    while (this.#waits[0]?.dueMs === dueMs) this.#waits.shift()?.end();
  }

  #jump(): void {
    if (this.#jumping) return;
    this.#jumping = true;
    this.#moving = this.#moving.then(async () => {
      for (await this.#settle(); this.#auto && this.#waits.length > 0; await this.#settle()) this.#endNext();
      this.#jumping = false;
    });
  }

  async #settle(): Promise<void> {
    for (let turn = 0; turn < this.#turnsToSettle; turn++) await nextTurn();
  }

  #insert(wait: Wait): void {
    let [low, high] = [0, this.#waits.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#waits[middle]?.dueMs ?? 0) <= wait.dueMs) low = middle + 1;
      else high = middle;
    }
    this.#waits.splice(low, 0, wait);
  }
}
