import { createParamDecorator, Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ServiceError } from '@hyrox/contracts';
import { ADMISSION, type Admission, type AthleteRequest } from './admission.ts';
import type { Athlete } from './athlete.ts';

/** The handler itself waits for `@Admitted()` before it commits anything, and may begin with what is harmless meanwhile. */
export const AdmittedLater = Reflector.createDecorator<true>();

/** The bearer token of a request. Nowhere else is looked: not in the address, not in a cookie. */
function bearerToken(header: string | undefined): string {
  const token = /^Bearer ([^\s]+)$/iu.exec(header ?? '')?.[1];
  if (!token) throw new ServiceError('unauthenticated', 'Please sign in');
  return token;
}

/** Lets only a verified athlete pass, not too often and not after the session ended, and puts them on the request. */
@Injectable()
export class AthleteGuard implements CanActivate {
  constructor(
    @Inject(ADMISSION) private readonly admission: Admission,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { verifyToken, sessions, buckets } = this.admission;
    const request = context.switchToHttp().getRequest<AthleteRequest>();
    const athlete = await verifyToken(bearerToken(request.headers.authorization));
    buckets.take(athlete.id);
    request.athlete = athlete;
    request.admitted = sessions.ensureAlive(athlete);
    if (this.reflector.get(AdmittedLater, context.getHandler())) {
      request.admitted.catch(() => undefined); // the handler hears of it
    } else await request.admitted;
    return true;
  }
}

/** The athlete of a request that passed the guard. */
export const CurrentAthlete = createParamDecorator((_: unknown, context: ExecutionContext): Athlete => {
  const { athlete } = context.switchToHttp().getRequest<AthleteRequest>();
  if (!athlete) throw new ServiceError('unauthenticated', 'Please sign in');
  return athlete;
});

/** Settles when the session of the request is known to stand; rejects with `unauthenticated`. A thunk, because Nest awaits parameters. */
export const Admitted = createParamDecorator((_: unknown, context: ExecutionContext): (() => Promise<void>) => {
  const { admitted } = context.switchToHttp().getRequest<AthleteRequest>();
  return () => admitted ?? Promise.reject(new ServiceError('unauthenticated', 'Please sign in'));
});
