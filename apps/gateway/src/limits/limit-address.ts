import type { NextFunction, Request, Response } from 'express';
import { clientAddress } from './client-address.ts';
import type { TokenBuckets } from './token-buckets.ts';

/** Asked by orchestrators, all from one address. */
const UNLIMITED = new Set(['/healthz', '/readyz']);

/** Counts every request for its client address, before anything else is done with it. */
export function limitAddress(buckets: TokenBuckets, trustedHops: number): (request: Request, _: Response, next: NextFunction) => void {
  return (request, _, next) => {
    const forwardedFor = [request.headers['x-forwarded-for'] ?? []].flat().join(',');
    if (!UNLIMITED.has(request.path)) buckets.take(clientAddress(request.socket.remoteAddress, forwardedFor || undefined, trustedHops));
    next();
  };
}
