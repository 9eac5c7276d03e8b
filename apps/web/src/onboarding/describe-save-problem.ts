import { ApiError } from '../api/api-error.ts';

/** Why a step was not stored, in one line: what failed, what was kept, what to do. Null when nothing failed. */
export function describeSaveProblem(error: Error | null): string | null {
  if (!error) return null;
  if (error instanceof ApiError && !error.isRetryable) return `Not saved: ${error.message}`;
  return 'Not saved. What you entered is still here. Try again in a moment, or skip for now.';
}
