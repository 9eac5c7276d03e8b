import { ApiError } from '../chat/api-error.ts';
import type { StandInState } from '../control/stand-in-state.ts';
import { describeEndpoint, describeModel, describeOwnModel, describeVerbosely } from './describe-models.ts';

/** The one listing that needs no key. */
export const PUBLIC_PATH = '/api/public/models_info';
export const CATALOGUE_PATH = /^\/(v1\/models|v0\/models(\/.+)?|v0\/dedicated_endpoints|v0\/model_artifacts|api\/public\/models_info)$/;

/** The provider's listings by path, one that `CATALOGUE_PATH` matches. Throws `ApiError` 404 for a model that is not there, 403 for the closed beta of own weights. */
export function answerCatalogue(pathname: string, query: URLSearchParams, state: StandInState): unknown {
  const nowMs = state.clock.now();
  const listed = state.models.listed(nowMs);
  const verbose = listed.map((model) => describeVerbosely(model, state.prices, nowMs));
  const own = listed.filter(({ id }) => id.includes('-LoRa:'));
  const named = /^\/v0\/models\/(.+)$/.exec(pathname)?.[1];
  if (named !== undefined) {
    const model = own.find(({ id }) => id === decodeURIComponent(named));
    if (model === undefined) throw new ApiError(404, `The model \`${decodeURIComponent(named)}\` does not exist.`);
    return describeOwnModel(model);
  }
  switch (pathname) {
    case '/v1/models':
      return { object: 'list', data: query.get('verbose') === 'true' ? verbose : listed.map(describeModel) };
    case PUBLIC_PATH:
      return { models: verbose };
    case '/v0/models':
      return own.map(describeOwnModel);
    case '/v0/model_artifacts':
      throw new ApiError(403, "You don't have access to the resource or it does not exist.");
    default:
      return { dedicated_endpoints: state.models.dedicated.map(describeEndpoint) };
  }
}
