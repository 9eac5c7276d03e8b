import type { Answer } from '../exchange.ts';

/** An error in the shape of PostgREST: `{code, message, details, hint}`. Always with a body: supabase-js reads an empty 404 as success. */
export class RestError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: string | null;
  readonly hint: string | null;

  constructor(status: number, code: string, message: string, more: { details?: string | undefined; hint?: string | undefined } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = more.details ?? null;
    this.hint = more.hint ?? null;
  }

  toAnswer(): Answer {
    const { status, code, message, details, hint } = this;
    return { status, json: { code, message, details, hint }, reason: status === 503 ? message : code };
  }
}

// PostgREST's table from SQLSTATE to status; the longest prefix that fits wins, everything else is 400.
const STATUS_BY_SQLSTATE: Readonly<Record<string, number>> = {
  '08': 503,
  '09': 500,
  '0L': 403,
  '0P': 403,
  '23503': 409,
  '23505': 409,
  '25': 500,
  '25006': 405,
  '28': 403,
  '2D': 500,
  '38': 500,
  '39': 500,
  '3B': 500,
  '40': 500,
  '42883': 404,
  '42P01': 404,
  '42P17': 500,
  '53': 503,
  '53400': 500,
  '54': 500,
  '55': 500,
  '57': 500,
  '57P01': 503,
  '58': 500,
  P0: 500,
  P0001: 400,
  XX: 500,
};

/** The HTTP status PostgREST gives an error of Postgres. Missing permission is 401 for `anon`, who may still sign in, else 403. */
export function statusOfSqlState(sqlState: string, role: string): number {
  if (sqlState === '42501') return role === 'anon' ? 401 : 403;
  return STATUS_BY_SQLSTATE[sqlState] ?? STATUS_BY_SQLSTATE[sqlState.slice(0, 2)] ?? 400;
}
