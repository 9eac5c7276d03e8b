import { z } from 'zod';
import type { Route } from '../routes/routes.ts';
import entries from './model-catalog.json' with { type: 'json' };

/** A price from a day on. Nano-dollars per token: $0.13 per million tokens is 130. `source`: where it was read. */
const Price = z.strictObject({
  validFrom: z.iso.date(),
  nanoUsdPerTokenIn: z.int().min(1),
  nanoUsdPerTokenOut: z.int().min(1),
  source: z.string().min(1).optional(),
});
export type Price = z.output<typeof Price>;

const Model = z
  .strictObject({
    id: z.string().regex(/^\S+\/\S+$/),
    /** `candidate` is not asked yet, `live` is on the route, `shadow` answers nobody, `retired` is gone but its price explains old rows. */
    lifecycle: z.enum(['candidate', 'live', 'shadow', 'retired']),
    /** Null: not established. */
    contextTokens: z.int().positive().nullable(),
    fineTuned: z.boolean(),
    /** Two or three coaching examples stand in its prompts: about 1,000 tokens a turn for what a fine-tune has learnt. */
    examplesInPrompt: z.boolean(),
    /** Whose prompts our own count is exact for: a count of another vocabulary is an estimate. */
    tokenizer: z.enum(['llama-3', 'unknown']).default('unknown'),
    /** What it does otherwise than the API says. `no-json-mode`: a schema is asked for in words instead. */
    quirks: z.array(z.enum(['ignores-max-tokens', 'no-json-mode', 'text-after-finish'])).default([]),
    /** When it became what it is, and the day its provider announced for its end. */
    since: z.iso.date().optional(),
    retiresOn: z.iso.date().optional(),
    /** A day after that one on which it was seen to answer all the same: from then on the provider's list decides whether it is served. */
    answeredOn: z.iso.date().optional(),
    prices: z.array(Price),
    note: z.string().optional(),
  })
  .refine(
    (model) => (model.lifecycle !== 'live' && model.lifecycle !== 'shadow') || model.prices.length > 0,
    'A model that is asked needs a price',
  )
  .refine(
    ({ answeredOn, retiresOn }) => !answeredOn || (retiresOn !== undefined && answeredOn > retiresOn),
    'It answered before its announced end',
  )
  .refine((model) => !(model.fineTuned && model.examplesInPrompt), 'A fine-tuned model has learnt the examples')
  .refine((model) => new Set(model.prices.map((p) => p.validFrom)).size === model.prices.length, 'Two prices begin on the same day');
export type Model = z.output<typeof Model>;

const Catalog = z
  .array(Model)
  .refine((models) => new Set(models.map((m) => m.id)).size === models.length, 'A model is listed twice')
  .refine((models) => models.some((m) => m.lifecycle === 'live'), 'No model is live');
export type Catalog = z.infer<typeof Catalog>;

/** Reads a catalogue; what is wrong with it stops the boot. */
export const parseCatalog = (source: unknown): Catalog => Catalog.parse(source);

/** The catalogue that ships with this service. */
export const shippedCatalog = (): Catalog => parseCatalog(entries);

const LORA = '-LoRa:';

/** The entry that prices a model: its own, or for an adapter that is not listed the one of the base it runs on. */
export function entryFor(catalog: Catalog, modelId: string): Model | undefined {
  const exact = catalog.find((model) => model.id === modelId);
  if (exact || !modelId.includes(LORA)) return exact;
  const base = catalog.find((model) => model.id === modelId.slice(0, modelId.indexOf(LORA)));
  return base && { ...base, id: modelId, fineTuned: true, examplesInPrompt: false };
}

/** The price that is valid at a moment: the youngest that has begun. Undefined when none has. */
export function priceAt(model: Model, at: Date): Price | undefined {
  const day = at.toISOString().slice(0, 10);
  return model.prices.filter((price) => price.validFrom <= day).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
}

/**
 * The models to ask, in order: the configured one if any, then the live ones as listed.
 * Throws when the configured model has no entry to price it by: a call whose cost is unknown is not made.
 */
export function liveRoute(catalog: Catalog, configured: string | undefined, at: Date): Route {
  const live = catalog.filter((model) => model.lifecycle === 'live' && model.id !== configured);
  if (configured === undefined) return live as [Model, ...Model[]];
  const first = entryFor(catalog, configured);
  if (!first || !priceAt(first, at)) throw new Error(`NEBIUS_MODEL: ${configured} has no price in the model catalogue`);
  return [first, ...live];
}
