import { MethodNotAllowedException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

const OFFERED = new Set(['GET', 'POST', 'PATCH', 'DELETE']);
const HEAD_TOO = new Set(['/healthz', '/readyz']);

/**
 * Refuses methods no route has, before Express answers OPTIONS by itself. There is no CORS here: browsers reach us from our own origin.
 * HEAD of a stream would open one and send nothing.
 */
export function offerMethods(request: Request, response: Response, next: NextFunction): void {
  const { method, path } = request;
  if (OFFERED.has(method) || (method === 'HEAD' && HEAD_TOO.has(path))) return next();
  response.setHeader('allow', [...OFFERED].join(', '));
  next(new MethodNotAllowedException());
}
