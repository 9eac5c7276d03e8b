import type { Clock } from '../clock.ts';

const TELL_EVERY_MS = 1_000;

export interface QueueLimits {
  /** Answers that run at once in this process. */
  most: number;
  /** Of them, for one subject. */
  mostPerSubject: number;
  /** Who comes when so many wait already is turned away. */
  mostWaiting: number;
}

/** A line to the provider. Called once the answer no longer needs it; more calls do nothing. */
export type Leave = () => void;

interface Waiting {
  subjectKey: string;
  place: number;
  placed: (place: number) => void;
  enter: (leave: Leave) => void;
}

/**
 * Lines to the provider, so many at once and so many per subject. Whoever finds none waits: round robin over subjects and first come first served
 * within one, so that nobody with many questions keeps the others out. Places begin at 1 and are told again when they change, at most once a second.
 */
export class FairQueue {
  readonly #limits: QueueLimits;
  readonly #clock: Clock;
  readonly #running = new Map<string, number>();
  /** Subjects in the order of their turns. */
  readonly #waiting = new Map<string, Waiting[]>();
  #runs = 0;
  #waits = 0;
  #tellingSoon = false;

  constructor(limits: QueueLimits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  get waiting(): number {
    return this.#waits;
  }

  get running(): number {
    return this.#runs;
  }

  /** Whether somebody who comes now is turned away. */
  isFullFor(subjectKey: string): boolean {
    return this.#waits >= this.#limits.mostWaiting && !this.#hasLineFor(subjectKey);
  }

  /** Resolves with a line: at once when there is one. Rejects with the signal's reason when it fires before. */
  enter(subjectKey: string, signal: AbortSignal, placed: (place: number) => void): Promise<Leave> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    if (this.#hasLineFor(subjectKey)) return Promise.resolve(this.#take(subjectKey));
    return new Promise((resolve, reject) => {
      const left = () => {
        this.#remove(waiting);
        reject(signal.reason as Error);
      };
      const waiting: Waiting = {
        subjectKey,
        place: 0,
        placed,
        enter: (leave) => {
          signal.removeEventListener('abort', left);
          resolve(leave);
        },
      };
      signal.addEventListener('abort', left, { once: true });
      this.#waiting.set(subjectKey, [...(this.#waiting.get(subjectKey) ?? []), waiting]);
      this.#waits++;
      waiting.place = this.#inOrder().indexOf(waiting) + 1;
      placed(waiting.place);
      this.#tellSoon();
    });
  }

  #hasLineFor(subjectKey: string): boolean {
    return this.#runs < this.#limits.most && (this.#running.get(subjectKey) ?? 0) < this.#limits.mostPerSubject;
  }

  #take(subjectKey: string): Leave {
    this.#runs++;
    this.#running.set(subjectKey, (this.#running.get(subjectKey) ?? 0) + 1);
    let gone = false;
    return () => {
      if (gone) return;
      gone = true;
      this.#runs--;
      const left = (this.#running.get(subjectKey) ?? 1) - 1;
      if (left > 0) this.#running.set(subjectKey, left);
      else this.#running.delete(subjectKey);
      this.#letIn();
    };
  }

  #letIn(): void {
    for (let next = this.#next(); next; next = this.#next()) {
      this.#remove(next);
      const others = this.#waiting.get(next.subjectKey);
      // Its turn is over: behind everybody else.
      if (others) {
        this.#waiting.delete(next.subjectKey);
        this.#waiting.set(next.subjectKey, others);
      }
      next.enter(this.#take(next.subjectKey));
    }
  }

  #next(): Waiting | undefined {
    for (const [subjectKey, [first]] of this.#waiting) if (this.#hasLineFor(subjectKey)) return first;
    return undefined;
  }

  #remove(waiting: Waiting): void {
    const others = (this.#waiting.get(waiting.subjectKey) ?? []).filter((other) => other !== waiting);
    if (others.length) this.#waiting.set(waiting.subjectKey, others);
    else this.#waiting.delete(waiting.subjectKey);
    this.#waits--;
    this.#tellSoon();
  }

  /** Everybody in the order they will be let in while no subject is at its own limit. */
  #inOrder(): Waiting[] {
    const rounds: Waiting[][] = [];
    for (const ofSubject of this.#waiting.values())
      for (const [round, waiting] of ofSubject.entries()) (rounds[round] ??= []).push(waiting);
    return rounds.flat();
  }

  #tellSoon(): void {
    if (this.#tellingSoon || !this.#waits) return;
    this.#tellingSoon = true;
    this.#clock.after(TELL_EVERY_MS, () => {
      this.#tellingSoon = false;
      for (const [at, waiting] of this.#inOrder().entries()) {
        if (waiting.place === at + 1) continue;
        waiting.place = at + 1;
        waiting.placed(at + 1);
      }
    });
  }
}
