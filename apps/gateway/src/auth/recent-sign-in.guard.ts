import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ServiceError } from '@hyrox/contracts';
import { ADMISSION, type Admission, type AthleteRequest } from './admission.ts';

const RECENT_S = 10 * 60;

/** Beside AthleteGuard, for export and deletion: the session stands at this moment and the athlete signed in a moment ago. */
@Injectable()
export class RecentSignInGuard implements CanActivate {
  constructor(@Inject(ADMISSION) private readonly admission: Admission) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { athlete } = context.switchToHttp().getRequest<AthleteRequest>();
    if (!athlete) throw new ServiceError('unauthenticated', 'Please sign in');
    await this.admission.sessions.ensureAliveNow(athlete);
    if (Date.now() / 1_000 - athlete.signedInAtS > RECENT_S)
      throw new ServiceError('forbidden', 'Please sign in again to do this', { field: 'session' });
    return true;
  }
}
