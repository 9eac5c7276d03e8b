/** A heap of numbers that gives the lowest first. */
export class LowestFirst {
  readonly #heap: number[] = [];

  push(value: number): void {
    const heap = this.#heap;
    let at = heap.push(value) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above] ?? 0;
      if (parent <= value) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = value;
  }

  /** Undefined when there is none. */
  pop(): number | undefined {
    const heap = this.#heap;
    const lowest = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return lowest;
    let at = 0;
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      if ((heap[below + 1] ?? Infinity) < (heap[below] ?? Infinity)) below++;
      const child = heap[below] ?? Infinity;
      if (child >= last) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = last;
    return lowest;
  }
}
