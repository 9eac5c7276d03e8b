import { type ModelPrices, type Price, priceAt } from './prices.ts';

const KEPT = 100_000;

/** One request as the provider charges it. */
export interface Charge {
  /** The caller's `x-client-request-id`, else empty. */
  key: string;
  model: string;
  /** When the request came; its price is that day's. */
  atMs: number;
  outcome: 'finished' | 'broken' | 'aborted';
  /** Whether the caller was told its tokens; otherwise it can only estimate. */
  usageSent: boolean;
  promptTokens: number;
  /** What was generated, whether or not it arrived. */
  completionTokens: number;
}

export interface BillLine extends Charge {
  nanoUsd: number;
  /** The day the price began; null when the model has no price and nothing is charged. */
  priceFrom: string | null;
}

export interface BillTotal {
  requests: number;
  promptTokens: number;
  completionTokens: number;
  nanoUsd: number;
  /** Requests without a price. */
  unpriced: number;
}

/** Integer nano-dollars of so many tokens. */
export function costOf(price: Price, promptTokens: number, completionTokens: number): number {
  return promptTokens * price.nanoUsdPerTokenIn + completionTokens * price.nanoUsdPerTokenOut;
}

/** Everything the provider charged. Totals are of all time, lines of the last 100,000 requests. */
export class Bill {
  readonly #prices: ModelPrices;
  readonly #lines: BillLine[] = [];
  readonly #totals = new Map<string, BillTotal>();

  constructor(prices: ModelPrices) {
    this.#prices = prices;
  }

  charge(charge: Charge): BillLine {
    const price = priceAt(this.#prices, charge.model, charge.atMs);
    const nanoUsd = price === undefined ? 0 : costOf(price, charge.promptTokens, charge.completionTokens);
    const line: BillLine = { ...charge, nanoUsd, priceFrom: price?.validFrom ?? null };
    this.#lines.push(line);
    if (this.#lines.length > KEPT) this.#lines.shift();
    const total = this.#totals.get(charge.model) ?? emptyTotal();
    add(total, line);
    this.#totals.set(charge.model, total);
    return line;
  }

  /** The lines whose key begins so, oldest first: `<turnId>` gives all attempts of a turn, a hedge among them. */
  lines(keyPrefix = ''): BillLine[] {
    return this.#lines.filter(({ key }) => key.startsWith(keyPrefix));
  }

  /** The sum of these lines, or of everything ever charged. */
  total(lines?: readonly BillLine[]): BillTotal {
    const sum = emptyTotal();
    if (lines) for (const line of lines) add(sum, line);
    else for (const total of this.#totals.values()) merge(sum, total);
    return sum;
  }

  byModel(): Record<string, BillTotal> {
    return Object.fromEntries(this.#totals);
  }
}

const emptyTotal = (): BillTotal => ({ requests: 0, promptTokens: 0, completionTokens: 0, nanoUsd: 0, unpriced: 0 });

function add(total: BillTotal, { promptTokens, completionTokens, nanoUsd, priceFrom }: BillLine): void {
  merge(total, { requests: 1, promptTokens, completionTokens, nanoUsd, unpriced: priceFrom === null ? 1 : 0 });
}

function merge(into: BillTotal, more: BillTotal): void {
  for (const field of Object.keys(into) as (keyof BillTotal)[]) into[field] += more[field];
}
