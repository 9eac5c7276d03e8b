/** Mutual exclusion in order of arrival, with an owner: taking it twice is free, letting go of another's does nothing. */
export class FifoLock<Owner> {
  #owner: Owner | undefined;
  readonly #waiting: { owner: Owner; granted: () => void }[] = [];

  holds(owner: Owner): boolean {
    return this.#owner === owner;
  }

  /** Takes the lock at once when it is free; otherwise says false and the caller has to wait with `acquire`. */
  tryAcquire(owner: Owner): boolean {
    if (this.#owner === undefined) this.#owner = owner;
    return this.#owner === owner;
  }

  acquire(owner: Owner): Promise<void> {
    if (this.tryAcquire(owner)) return Promise.resolve();
    return new Promise((granted) => this.#waiting.push({ owner, granted }));
  }

  /** Hands the lock to whoever has waited longest. */
  release(owner: Owner): void {
    if (this.#owner !== owner) return;
    const next = this.#waiting.shift();
    this.#owner = next?.owner;
    next?.granted();
  }
}
