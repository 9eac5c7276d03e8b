import { type Fault, parsePlannedFault, type PlannedFault } from './fault.ts';

/** What the next requests will meet, in order. An empty plan means that nothing goes wrong. */
export class FaultPlan {
  #entries: PlannedFault[];

  /** Throws a ZodError when an entry is not understood. */
  constructor(plan: readonly unknown[] = []) {
    this.#entries = plan.map(parsePlannedFault);
  }

  replace(plan: readonly unknown[]): void {
    this.#entries = plan.map(parsePlannedFault);
  }

  /** The fault for one request, used up by it; undefined when nothing is planned for it. */
  take(model: string): Fault | undefined {
    const entry = this.#entries.find((planned) => planned.model === undefined || planned.model === model);
    if (entry === undefined) return undefined;
    entry.times--;
    if (entry.times === 0) this.#entries = this.#entries.filter((other) => other !== entry);
    return entry.fault;
  }

  get left(): readonly PlannedFault[] {
    return this.#entries;
  }
}
