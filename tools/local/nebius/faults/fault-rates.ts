import { z } from 'zod';
import { SeededDraws } from '../draw/seeded-draws.ts';
import type { WarmthRates } from '../warmth/model-warmth.ts';
import { type Fault, parsePlannedFault } from './fault.ts';

const share = z.number().min(0).max(1);
const entrySchema = z.union([share, z.looseObject({ share })]);

/** What a fault is like when only its share is given; a function draws it anew each time. */
const USUAL: Record<string, (draws: SeededDraws) => object> = {
  cold_start: (draws) => ({ ms: Math.round(draws.between(1000, 10_000)) }),
  cut_after_tokens: (draws) => ({ tokens: Math.floor(draws.between(0, 200)) }),
  stall: (draws) => ({ tokens: Math.floor(draws.between(0, 200)) }),
  error_frame: (draws) => ({ tokens: Math.floor(draws.between(0, 200)) }),
  slow_drip: () => ({ msPerToken: 200 }),
};

interface Rate {
  share: number;
  parameters: object;
}

/** Rates that are no faults of a request but of the model's state. */
const OF_WARMTH = ['decoy', 'decoy_after_idle', 'loading_503'] as const;

/** Faults that strike by chance: `{fault: share}` or `{fault: {share, …parameters}}`, and `decoy`, `decoy_after_idle`, `loading_503`. */
export class FaultRates {
  readonly #draws: SeededDraws;
  #rates = new Map<string, Rate>();
  #ofWarmth = { decoy: 0, decoy_after_idle: 0, loading_503: 0 };

  constructor(draws: SeededDraws) {
    this.#draws = draws;
  }

  /** Throws a ZodError when a fault or a parameter is not understood or the shares of all faults exceed one; nothing is changed then. */
  replace(given: unknown): void {
    const entries = z.record(z.string(), entrySchema).parse(given);
    const ofWarmth = { decoy: 0, decoy_after_idle: 0, loading_503: 0 };
    const rates = new Map<string, Rate>();
    for (const [fault, entry] of Object.entries(entries)) {
      const { share, ...parameters } = typeof entry === 'number' ? { share: entry } : entry;
      const warmth = OF_WARMTH.find((name) => name === fault);
      if (warmth !== undefined) {
        z.strictObject({}).parse(parameters);
        ofWarmth[warmth] = share;
      } else rates.set(fault, { share, parameters: checked(fault, parameters) });
    }
    z.number()
      .max(1 + 1e-9, 'The shares add up to more than one.')
      .parse([...rates.values()].reduce((sum, rate) => sum + rate.share, 0));
    this.#rates = rates;
    this.#ofWarmth = ofWarmth;
  }

  /** The fault for one request. */
  draw(): Fault {
    if (this.#rates.size === 0) return { fault: 'none' };
    let left = this.#draws.uniform();
    for (const [fault, rate] of this.#rates) {
      left -= rate.share;
      if (left < 0) return parsePlannedFault({ ...USUAL[fault]?.(this.#draws), fault, ...rate.parameters }).fault;
    }
    return { fault: 'none' };
  }

  get ofWarmth(): WarmthRates {
    return { decoy: this.#ofWarmth.decoy, decoyAfterIdle: this.#ofWarmth.decoy_after_idle };
  }

  /** Whether a request that meets a loading model is refused with 503 instead of kept waiting. */
  refusesWhileLoading(): boolean {
    return this.#draws.hits(this.#ofWarmth.loading_503);
  }

  get shown(): Record<string, unknown> {
    const faults = [...this.#rates].map(([fault, { share, parameters }]) => [fault, { share, ...parameters }]);
    return { ...Object.fromEntries(faults), ...this.#ofWarmth };
  }
}

/** The parameters, once they have been held against the fault they are for. */
function checked(fault: string, parameters: object): object {
  parsePlannedFault({ ...USUAL[fault]?.(new SeededDraws('', 'check')), fault, ...parameters });
  return parameters;
}
