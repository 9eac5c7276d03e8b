import { z } from 'zod';
import type { StandInRequest } from '../exchange.ts';
import { AuthError } from './auth-error.ts';

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(255)
  .pipe(z.email({ error: 'Unable to validate email address: invalid format' }));

/** Null counts as not given. */
export const optionalPassword = z
  .string()
  .nullish()
  .transform((password) => password ?? undefined);

export const metadata = z.record(z.string(), z.unknown());

/** Parses the JSON body. Throws 400 `bad_json` when it is none and 400 `validation_failed` with the first complaint. */
export function readInput<Schema extends z.ZodType>(request: StandInRequest, schema: Schema): z.output<Schema> {
  let body: unknown;
  try {
    body = JSON.parse(request.bodyText || '{}');
  } catch {
    // What the parser says may repeat the body, and the body may hold a password.
    throw new AuthError(400, 'bad_json', 'Could not parse request body as JSON');
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AuthError(400, 'validation_failed', [issue?.path.join('.'), issue?.message].filter(Boolean).join(': '));
}
