import { ServiceError } from '@hyrox/contracts';

/** When everything was stored. */
export const AT = '2026-11-21T10:00:00.000Z';

/** What the record says of what is not there, or is another's. */
export const missing = (): never => {
  throw new ServiceError('not_found', 'There is nothing here');
};
