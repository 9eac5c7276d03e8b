import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ServiceError } from '@hyrox/contracts';
import type { AthleteRequest } from './admission.ts';

/** Beside AthleteGuard: for everybody but operations there is nothing here. The services look at the roles again. */
@Injectable()
export class OpsRoleGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { athlete } = context.switchToHttp().getRequest<AthleteRequest>();
    if (!athlete?.roles.includes('ops')) throw new ServiceError('not_found', 'There is nothing here');
    return true;
  }
}
