import type { Breakers, Permit } from '../breaker/breakers.ts';
import type { Model } from '../models/model-catalog.ts';
import type { Route } from '../routes/routes.ts';

/** A model that may be asked once, now. */
export interface Chosen {
  model: Model;
  permit: Permit;
}

/** The route of one attempt: which of its models is to be asked, as models give way and breakers open and close. */
export class ModelChoice {
  readonly #route: Route;
  readonly #breakers: Breakers;
  readonly #gaveWay = new Set<string>();

  constructor(route: Route, breakers: Breakers) {
    this.#route = route;
    this.#breakers = breakers;
  }

  /** The first of the route that may be asked; undefined when none may. */
  next(): Chosen | undefined {
    return this.#firstOf(this.#route.filter(({ id }) => !this.#gaveWay.has(id)));
  }

  /** The same model once more, or another one, beside a call that is silent. */
  same(model: Model): Chosen | undefined {
    return this.#firstOf([model]);
  }

  other(than: Model): Chosen | undefined {
    return this.#firstOf(this.#route.filter(({ id }) => id !== than.id && !this.#gaveWay.has(id)));
  }

  giveWay(model: Model): void {
    this.#gaveWay.add(model.id);
  }

  /** How many others could be asked instead. */
  leftBeside(model: Model): number {
    return this.#route.filter(({ id }) => id !== model.id && !this.#gaveWay.has(id) && this.#breakers.state(id) !== 'open').length;
  }

  #firstOf(models: readonly Model[]): Chosen | undefined {
    for (const model of models) {
      const permit = this.#breakers.permit(model.id);
      if (permit) return { model, permit };
    }
    return undefined;
  }
}
