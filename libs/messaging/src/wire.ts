import { invalidFrom, ServiceError, WireError } from '@hyrox/contracts';
import { z } from 'zod';

const Reply = z.union([z.object({ ok: z.unknown() }), z.object({ error: WireError })]);

/** Reads what a peer sent; `invalid` names the field that does not fit the contract. */
export function parseInput<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw invalidFrom(parsed.error);
  return parsed.data;
}

/** Reads an answer. An answer that does not fit its contract is a defect of the answering service, so it becomes `internal`. */
export function readReply<S extends z.ZodType>(subject: string, schema: S, body: string): z.output<S> {
  const reply = Reply.safeParse(JSON.parse(body));
  if (!reply.success) throw new ServiceError('internal', `The answer of ${subject} is not a reply`);
  if ('error' in reply.data) throw ServiceError.fromWire(reply.data.error);
  const output = schema.safeParse(reply.data.ok);
  if (!output.success) throw new ServiceError('internal', `The answer of ${subject} does not fit its contract`, { cause: output.error });
  return output.data;
}

/** Writes an answer. The shape is checked here too, so that the service that broke it is the one that says so. */
export function writeReply(schema: z.ZodType, output: unknown): string {
  return JSON.stringify({ ok: schema.parse(output) });
}

/** Writes a failure: a ServiceError as it is, anything else as `internal` without its words. */
export function writeFailure(error: unknown): string {
  const known = error instanceof ServiceError ? error : new ServiceError('internal', 'Something went wrong on our side');
  return JSON.stringify({ error: known.toWire() });
}
