import type { Model } from '../models/model-catalog.ts';

/** The models to ask, in order. Never empty. */
export type Route = readonly [Model, ...Model[]];

/** Which models answer whom, at this moment. A switch changes what it says; a call that runs keeps the route it began with. */
export interface Routes {
  /** The chain for one subject: the same one each time while nothing is switched. */
  for: (subjectKey: string) => Route;
  /** A model was not served (404, 409): for some minutes nobody's chain begins with it. */
  gone: (modelId: string) => void;
}

/** Everybody gets the same route, always. */
export const fixedRoutes = (route: Route): Routes => ({ for: () => route, gone: () => undefined });
