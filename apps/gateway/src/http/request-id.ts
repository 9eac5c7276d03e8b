import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

/** A caller may name its request, in plain characters. Anything else is replaced, so that nothing odd is reflected or logged. */
const FIT = /^[A-Za-z0-9_-]{8,64}$/u;

/** Gives every request an id, told back in `x-request-id` and in every error. */
export function nameRequest(request: Request, response: Response, next: NextFunction): void {
  const asked = request.headers['x-request-id'];
  response.setHeader('x-request-id', typeof asked === 'string' && FIT.test(asked) ? asked : randomUUID());
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('cache-control', 'no-store');
  next();
}

export const requestIdOf = (response: Response): string => String(response.getHeader('x-request-id') ?? '');
