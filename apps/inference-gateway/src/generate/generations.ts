import type { Hold } from '../budget/budget.ts';
import type { GenerationLog } from './generation-log.ts';
import type { AttemptAccount } from './attempt-account.ts';

/** One attempt this worker runs or ran a moment ago. `abort` ends the provider call. */
export interface Generation {
  readonly log: GenerationLog;
  readonly account: AttemptAccount;
  readonly abort: AbortController;
  /** What a budget keeps for it; given back once its rows are in the ledger. */
  hold?: Hold;
}

/** Every turn this worker knows, at most one attempt of each. */
export class Generations {
  readonly #byTurn = new Map<string, Generation>();

  add(generation: Generation): void {
    this.#byTurn.set(generation.log.turnId, generation);
  }

  get(turnId: string): Generation | undefined {
    return this.#byTurn.get(turnId);
  }

  /** The turn, if it is on this attempt here. */
  find(turnId: string, attempt: number): Generation | undefined {
    const known = this.#byTurn.get(turnId);
    return known?.log.attempt === attempt ? known : undefined;
  }

  /** Forgets this attempt; a newer one of the same turn stays. */
  remove(generation: Generation): void {
    if (this.#byTurn.get(generation.log.turnId) === generation) this.#byTurn.delete(generation.log.turnId);
  }

  all(): IterableIterator<Generation> {
    return this.#byTurn.values();
  }

  /** Running or being committed: what this worker holds a lease on. */
  live(): Generation[] {
    return [...this.#byTurn.values()].filter(({ log }) => log.state === 'running' || log.state === 'finishing');
  }
}
