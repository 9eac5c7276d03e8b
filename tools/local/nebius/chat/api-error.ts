import type { z } from 'zod';

/** An error in Nebius' (FastAPI's) shape, `{detail}`: a sentence, or for 422 the list of every field that is wrong. */
export class ApiError extends Error {
  readonly status: number;
  readonly detail: string | FieldError[];
  readonly headers: Record<string, string>;

  constructor(status: number, detail: string | FieldError[], headers: Record<string, string> = {}) {
    super(typeof detail === 'string' ? detail : 'The request does not validate.');
    this.status = status;
    this.detail = detail;
    this.headers = headers;
  }
}

/** One entry of FastAPI's `HTTPValidationError`. */
export interface FieldError {
  type: string;
  loc: (string | number)[];
  msg: string;
  input: unknown;
  ctx?: Record<string, unknown>;
}

/** Every problem zod found, in the words pydantic uses for it. */
export function fieldErrors(issues: readonly z.core.$ZodIssue[], body: unknown): FieldError[] {
  return issues.map((issue) => {
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    const input = valueAt(body, path);
    const missing = input === undefined && path.length > 0;
    const base = { loc: ['body', ...path], input: missing ? valueAt(body, path.slice(0, -1)) : input };
    return missing ? { type: 'missing', msg: 'Field required', ...base } : { ...describe(issue), ...base };
  });
}

function valueAt(body: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    body,
  );
}

const TYPE_WORDS: Record<string, { type: string; msg: string }> = {
  string: { type: 'string_type', msg: 'Input should be a valid string' },
  number: { type: 'float_type', msg: 'Input should be a valid number' },
  int: { type: 'int_type', msg: 'Input should be a valid integer' },
  boolean: { type: 'bool_type', msg: 'Input should be a valid boolean' },
  array: { type: 'list_type', msg: 'Input should be a valid list' },
  object: { type: 'model_attributes_type', msg: 'Input should be a valid dictionary or object to extract fields from' },
};

function describe(issue: z.core.$ZodIssue): Pick<FieldError, 'type' | 'msg' | 'ctx'> {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_WORDS[issue.expected] ?? { type: 'value_error', msg: issue.message };
    case 'invalid_value': {
      const expected = issue.values
        .map((value) => `'${String(value)}'`)
        .join(', ')
        .replace(/, ([^,]*)$/, ' or $1');
      return { type: 'literal_error', msg: `Input should be ${expected}`, ctx: { expected } };
    }
    case 'too_small':
      if (issue.origin === 'array') {
        const msg = `List should have at least ${issue.minimum} item after validation, not 0`;
        return { type: 'too_short', msg, ctx: { field_type: 'List', min_length: issue.minimum, actual_length: 0 } };
      }
      return { type: 'greater_than_equal', msg: `Input should be greater than or equal to ${issue.minimum}`, ctx: { ge: issue.minimum } };
    case 'too_big':
      return { type: 'less_than_equal', msg: `Input should be less than or equal to ${issue.maximum}`, ctx: { le: issue.maximum } };
    default:
      return { type: 'value_error', msg: `Value error, ${issue.message}` };
  }
}
