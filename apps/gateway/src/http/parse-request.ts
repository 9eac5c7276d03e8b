import { invalidFrom, ServiceError } from '@hyrox/contracts';
import type { z } from 'zod';

/** Reads what a client sent; `invalid` says which field does not fit. */
export function parseRequest<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  if (input === undefined) throw new ServiceError('invalid', 'The request needs a JSON body (content-type: application/json)');
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw invalidFrom(parsed.error);
  return parsed.data;
}

/** Reads an id in the address; `field` names it in the error. */
export function parseId<S extends z.ZodType>(schema: S, field: string, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new ServiceError('invalid', `${field} is not an id`, { field });
  return parsed.data;
}
