export interface ReplicaCount {
  ready: number;
  starting: number;
}

const KEPT = 1000;

/** How many replicas a model had when: what the provider's metrics are scraped from. */
export class ReplicaHistory {
  #changes: (ReplicaCount & { atMs: number })[] = [];

  /** Notes the count from a moment on. Moments may be noted late, and never before the last one. */
  note(atMs: number, count: ReplicaCount): void {
    const from = Math.max(atMs, this.#changes.at(-1)?.atMs ?? atMs);
    this.#changes.push({ atMs: from, ...count });
    if (this.#changes.length > KEPT) this.#changes.shift();
  }

  /** The count at a moment; before the first note it is the first one's. */
  at(atMs: number): ReplicaCount {
    const { ready, starting } = this.#changes.findLast((change) => change.atMs <= atMs) ?? this.#changes[0] ?? { ready: 0, starting: 0 };
    return { ready, starting };
  }
}
