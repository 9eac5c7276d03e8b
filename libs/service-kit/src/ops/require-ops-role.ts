import { ServiceError } from '@hyrox/contracts';

/** The gateway looked at the role already; here it is looked at again. Without it there is nothing here. Throws `not_found`. */
export function requireOpsRole(roles: readonly string[]): void {
  if (!roles.includes('ops')) throw new ServiceError('not_found', 'There is nothing here');
}
