import type { Sign } from '../warmth/warmth.ts';
import type { ProviderError } from './provider-error.ts';

/** Refusals of the request or of us, whatever state the model is in. */
const NOT_ABOUT_MODEL: ReadonlySet<number> = new Set([400, 401, 403, 413, 422, 429]);

/** Whether a failure says that the model itself does badly. A limit (429) says that we ask too often. */
export const isAboutModel = ({ status }: ProviderError): boolean => status === undefined || !NOT_ABOUT_MODEL.has(status);

/** What a failure before the first token says about the warmth of a model. */
export const signOf = ({ status, retryAfterMs }: ProviderError): Sign =>
  status === 503 ? { kind: 'loading', retryAfterMs } : { kind: 'failed' };
