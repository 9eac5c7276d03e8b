import { z } from 'zod';
import source from './prices.json' with { type: 'json' };

/** Nano-dollars per token from a day on: $0.13 per million tokens is 130. */
const priceSchema = z.strictObject({ validFrom: z.iso.date(), nanoUsdPerTokenIn: z.int().min(0), nanoUsdPerTokenOut: z.int().min(0) });
export type Price = z.infer<typeof priceSchema>;

const pricesSchema = z.array(z.strictObject({ id: z.string(), prices: z.array(priceSchema), note: z.string().optional() }));
export type ModelPrices = z.infer<typeof pricesSchema>;

/** What the provider charges; the product has a list of its own, and the two are compared. */
export const shippedPrices = (): ModelPrices => parsePrices(source);

export const parsePrices = (given: unknown): ModelPrices => pricesSchema.parse(given);

/** The youngest price that has begun at a moment; undefined when the model has none. */
export function priceAt(prices: ModelPrices, model: string, atMs: number): Price | undefined {
  const day = new Date(atMs).toISOString().slice(0, 10);
  const begun = prices.find(({ id }) => id === model)?.prices.filter(({ validFrom }) => validFrom <= day) ?? [];
  return begun.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
}
