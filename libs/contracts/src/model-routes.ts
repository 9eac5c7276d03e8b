import { z } from 'zod';
import { rpc, shared } from './message-kinds.ts';

const ModelId = z.string().regex(/^\S+\/\S+$/, 'A model is named owner/name');
const Share = z.object({ model: ModelId, percent: z.number().min(0).max(100) });

/**
 * Which models answer. `live`: asked first (null: as configured). `splits`: models that answer a share of the athletes instead, the same ones each
 * time. `shadow`: asked too for a share of the turns, shown to nobody. `retired`: never asked again until named live.
 */
export const RouteState = z.object({
  live: ModelId.nullable(),
  splits: z.array(Share),
  shadow: Share.nullable(),
  retired: z.array(ModelId),
});
export type RouteState = z.infer<typeof RouteState>;

/** One change. `percent` 0 ends a split or a shadow. */
export const RouteChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('live'), model: ModelId }),
  z.object({ kind: z.literal('split'), model: ModelId, percent: Share.shape.percent }),
  z.object({ kind: z.literal('shadow'), model: ModelId, percent: Share.shape.percent }),
  z.object({ kind: z.literal('retire'), model: ModelId }),
]);
export type RouteChange = z.infer<typeof RouteChange>;

/** A switch as it was written down; `revision` grows. */
export const RouteSwitch = z.object({
  revision: z.int(),
  switchedAt: z.iso.datetime({ offset: true }),
  who: z.string(),
  why: z.string(),
  change: z.string(),
  state: RouteState,
});
export type RouteSwitch = z.infer<typeof RouteSwitch>;

/** Changes which models answer, for the next attempt on any worker; what runs goes on. `invalid` names what is wrong with the change. */
export const switchModel = rpc(
  'inference',
  'switch-model',
  1,
  z.object({ change: RouteChange, who: z.string().min(1).max(80), why: z.string().min(1).max(400) }),
  RouteSwitch,
);

/** A model of the catalogue as it stands: its price of today, and until when it is passed over because its provider did not serve it. */
export const ListedModel = z.object({
  id: z.string(),
  lifecycle: z.string(),
  contextTokens: z.int().nullable(),
  nanoUsdPerTokenIn: z.int().nullable(),
  nanoUsdPerTokenOut: z.int().nullable(),
  retiresOn: z.iso.date().nullable(),
  goneUntil: z.iso.datetime({ offset: true }).nullable(),
});
export type ListedModel = z.infer<typeof ListedModel>;

/** What is in force (revision 0: nothing was ever switched), the chain that most athletes get, the catalogue, and the last switches, youngest first. */
export const readRoutes = rpc(
  'inference',
  'read-routes',
  1,
  z.object({ history: z.int().min(0).max(200).default(0) }),
  z.object({
    revision: z.int(),
    state: RouteState,
    chain: z.array(z.string()),
    models: z.array(ListedModel),
    history: z.array(RouteSwitch),
  }),
);

/** Tells the other replicas of a switch; the table is the record. One id: `now`. */
export const sharedRoutes = shared('INFERENCE', 'routes', 1, z.object({ revision: z.int(), state: RouteState }));

/**
 * A model, by its id, that its provider did not serve a moment ago: passed over until then (epoch milliseconds). `sinceMs`: since when it was not
 * served, however often it was asked again. Missing: a replica from before this field wrote it.
 */
export const sharedGone = shared('INFERENCE', 'gone', 1, z.object({ untilMs: z.number(), sinceMs: z.number().optional() }));
