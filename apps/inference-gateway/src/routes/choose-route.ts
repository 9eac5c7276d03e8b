import type { RouteState } from '@hyrox/contracts';
import { entryFor, liveRoute, priceAt, type Catalog, type Model } from '../models/model-catalog.ts';
import type { Route } from './routes.ts';
import { withinShare } from './sticky-share.ts';

export interface RoutePlan {
  catalog: Catalog;
  /** `NEBIUS_MODEL`, when it is set. A switch goes before it. */
  configured: string | undefined;
  state: RouteState;
}

/** Nothing was ever switched. */
export const UNSWITCHED: RouteState = { live: null, splits: [], shadow: null, retired: [] };

/**
 * The chain that athletes outside every split get: the model that is live by switch or configuration, then the catalogue's live ones in their order
 * (the fine-tune, its base, another base of the same provider), without what was retired.
 */
export function liveChain({ catalog, configured, state }: RoutePlan, at: Date): Route {
  const chosen = state.live === null ? undefined : entryFor(catalog, state.live);
  // A switch outlives releases: when its model has left the catalogue since, the configuration counts.
  const first = chosen && priceAt(chosen, at) ? chosen.id : configured;
  const chain = liveRoute(catalog, first, at);
  const kept = chain.filter(({ id }) => !state.retired.includes(id));
  return (kept.length ? kept : chain) as unknown as Route;
}

/**
 * The chain of one subject: the model of the first split it is within, else the live one, then the rest of the chain. Splits are by subject, so that
 * an athlete keeps a model; what earlier splits take is not there for later ones.
 */
export function routeFor(subjectKey: string, chain: Route, { catalog, state }: RoutePlan): Route {
  const split = state.splits.find(({ model, percent }) => withinShare(`split ${model}`, subjectKey, percent));
  const first = split && entryFor(catalog, split.model);
  return first ? [first, ...chain.filter(({ id }) => id !== first.id)] : chain;
}

/** The chain without what is not served at the moment. When that is all of it, the chain as it is: something has to be tried. */
export function passOver(route: Route, isGone: (modelId: string) => boolean): Route {
  const served = route.filter(({ id }) => !isGone(id));
  return served.length ? (served as [Model, ...Model[]]) : route;
}
