import { ServiceError } from '@hyrox/contracts';
import type { NextFunction, Request, Response } from 'express';

const MAX_DEPTH = 20;

const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

function refuse(path: string[], what: string): never {
  const field = path.join('.').slice(0, 200);
  throw new ServiceError('invalid', what, field && storable(field) ? { field } : {});
}

/**
 * Walks parsed JSON and throws `invalid` with the field for what no schema should have to think of: nesting that would exhaust the
 * stack, a key that is a prototype's, text that Postgres cannot store.
 */
export function checkJson(value: unknown, path: string[] = []): void {
  if (typeof value === 'string' && !storable(value)) refuse(path, 'This text contains characters that are not valid');
  if (typeof value !== 'object' || value === null) return;
  if (path.length >= MAX_DEPTH) refuse(path.slice(0, 1), `JSON is nested more than ${MAX_DEPTH} levels deep`);
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__' || !storable(key)) refuse(path, 'A field has a name that is not allowed');
    checkJson(inner, [...path, key]);
  }
}

/** For every request with a body, before any controller. */
export function checkBody(request: Request, _: Response, next: NextFunction): void {
  checkJson(request.body);
  next();
}
