import { z } from 'zod';

/** The closed list of what can go wrong, in the words of the caller. Mapped to a transport once per edge. */
export const ErrorCode = z.enum([
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'rate_limited',
  'unavailable',
  'internal',
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** An error as it crosses the bus. `message` is safe to show; the cause stays in the log of the service that met it. */
export const WireError = z.object({
  code: ErrorCode,
  message: z.string(),
  field: z.string().optional(),
  retryAfterS: z.number().optional(),
});
export type WireError = z.infer<typeof WireError>;

/** The public HTTP body of an error. */
export const ErrorBody = z.object({
  error: z.object({
    code: ErrorCode,
    message: z.string(),
    field: z.string().optional(),
    retryable: z.boolean(),
    requestId: z.string(),
  }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;

const RETRYABLE: ReadonlySet<ErrorCode> = new Set(['rate_limited', 'unavailable', 'internal']);

/** The only error our services throw on purpose. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly retryAfterS: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    details: { field?: string | undefined; retryAfterS?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.code = code;
    this.field = details.field;
    this.retryAfterS = details.retryAfterS;
  }

  get retryable(): boolean {
    return RETRYABLE.has(this.code);
  }

  toWire(): WireError {
    return {
      code: this.code,
      message: this.message,
      ...(this.field === undefined ? {} : { field: this.field }),
      ...(this.retryAfterS === undefined ? {} : { retryAfterS: this.retryAfterS }),
    };
  }

  static fromWire(wire: WireError): ServiceError {
    return new ServiceError(wire.code, wire.message, { field: wire.field, retryAfterS: wire.retryAfterS });
  }
}

/** Turns a zod failure into `invalid` and names the first field that is wrong. */
export function invalidFrom(error: z.ZodError): ServiceError {
  const issue = error.issues[0];
  const unknownKeys = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const field = [...(issue?.path ?? []), ...unknownKeys.slice(0, 1)].map(String).join('.');
  const message = unknownKeys.length ? `Unknown field ${unknownKeys.join(', ')}` : (issue?.message ?? 'The request is not valid');
  return new ServiceError('invalid', message, field ? { field } : {});
}
