import { createParamDecorator, Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ServiceError } from '@hyrox/contracts';
import type { Request } from 'express';
import type { Athlete } from './athlete.ts';

export const VERIFY_TOKEN = Symbol('verify token');

type AthleteRequest = Request & { athlete?: Athlete };

/** The bearer token of a request. Nowhere else is looked: not in the address, not in a cookie. */
function bearerToken(header: string | undefined): string {
  const token = /^Bearer ([^\s]+)$/iu.exec(header ?? '')?.[1];
  if (!token) throw new ServiceError('unauthenticated', 'Please sign in');
  return token;
}

/** Lets only a verified athlete pass and puts them on the request. */
@Injectable()
export class AthleteGuard implements CanActivate {
  constructor(@Inject(VERIFY_TOKEN) private readonly verifyToken: (token: string) => Promise<Athlete>) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AthleteRequest>();
    request.athlete = await this.verifyToken(bearerToken(request.headers.authorization));
    return true;
  }
}

/** The athlete of a request that passed the guard. */
export const CurrentAthlete = createParamDecorator((_: unknown, context: ExecutionContext): Athlete => {
  const { athlete } = context.switchToHttp().getRequest<AthleteRequest>();
  if (!athlete) throw new ServiceError('unauthenticated', 'Please sign in');
  return athlete;
});
