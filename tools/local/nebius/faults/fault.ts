import { z } from 'zod';

const ms = z.number().min(0);
const tokens = z.int().min(0);
const retryAfterS = z.number().min(0);

/**
 * What may go wrong on demand. Status faults answer before anything is generated, the others spoil the stream:
 * `cut_after_tokens` drops the connection, `stall` goes silent with the connection open, `split_utf8` sends every frame in two writes
 * with the cut inside a character, `crlf` ends lines as Windows does and mixes comments in, `empty_choices` and `duplicate_role` send one
 * more frame before the text, `other_template` counts and charges more prompt tokens than the template makes. `none` lets a request through.
 */
const faultSchema = z.discriminatedUnion('fault', [
  z.strictObject({ fault: z.literal('none') }),
  z.strictObject({ fault: z.literal('cold_start'), ms, headersFirst: z.boolean().default(false) }),
  z.strictObject({ fault: z.literal('503'), retryAfterS: retryAfterS.optional() }),
  z.strictObject({ fault: z.literal('429'), retryAfterS: retryAfterS.default(1) }),
  z.strictObject({ fault: z.literal('500') }),
  z.strictObject({ fault: z.literal('409') }),
  z.strictObject({ fault: z.literal('422') }),
  z.strictObject({ fault: z.literal('retired') }),
  z.strictObject({ fault: z.literal('reset') }),
  z.strictObject({ fault: z.literal('cut_after_tokens'), tokens }),
  z.strictObject({ fault: z.literal('stall'), tokens }),
  z.strictObject({ fault: z.literal('error_frame'), tokens: tokens.default(0) }),
  z.strictObject({ fault: z.literal('slow_drip'), msPerToken: ms }),
  z.strictObject({ fault: z.literal('split_utf8') }),
  z.strictObject({ fault: z.literal('crlf') }),
  z.strictObject({ fault: z.literal('empty_choices') }),
  z.strictObject({ fault: z.literal('duplicate_role') }),
  z.strictObject({ fault: z.literal('no_done') }),
  z.strictObject({ fault: z.literal('no_finish_reason') }),
  z.strictObject({ fault: z.literal('no_usage') }),
  z.strictObject({ fault: z.literal('other_template'), extraTokens: tokens }),
]);

export type Fault = z.infer<typeof faultSchema>;

export interface PlannedFault {
  fault: Fault;
  /** How many more requests it hits. */
  times: number;
  /** Only requests for this model, when given. */
  model?: string;
}

const entrySchema = z.looseObject({ times: z.int().min(1).default(1), model: z.string().optional() });

/** Reads one entry of a plan, `{fault, times?, model?, …}`. Throws a ZodError that names what is wrong. */
export function parsePlannedFault(entry: unknown): PlannedFault {
  const { times, model, ...fault } = entrySchema.parse(entry);
  return { fault: faultSchema.parse(fault), times, ...(model !== undefined && { model }) };
}

/** Reads the header `x-stand-in-fault`: JSON as in a plan, or `name;key=number;…`. */
export function parseFaultHeader(header: string): Fault {
  if (header.startsWith('{')) return parsePlannedFault(JSON.parse(header)).fault;
  const [name, ...pairs] = header.split(';').map((part) => part.trim());
  const parameters = pairs.map((pair) => {
    const [key = '', value = ''] = pair.split('=');
    return [key, value === 'true' || value === 'false' ? value === 'true' : Number(value)] as const;
  });
  return faultSchema.parse({ fault: name, ...Object.fromEntries(parameters) });
}
