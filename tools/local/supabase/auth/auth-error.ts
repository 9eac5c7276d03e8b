import type { Answer } from '../exchange.ts';

export const API_VERSION_HEADERS = { 'x-supabase-api-version': '2024-01-01' };

/** An error in the shape of Supabase Auth: `{code, error_code, msg}`; supabase-js turns it into an AuthApiError with that code. */
export class AuthError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Record<string, unknown>;

  constructor(status: number, code: string, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }

  toAnswer(): Answer {
    return {
      status: this.status,
      json: { code: this.code, error_code: this.code, msg: this.message, ...this.details },
      headers: { ...API_VERSION_HEADERS, 'x-sb-error-code': this.code },
      reason: this.message,
    };
  }
}
