import { ApiError } from '../api/api-error.ts';

/** The server wants to know that it is still the athlete who sits here: the last sign-in is too long ago. */
export const needsSignIn = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'forbidden' && error.field === 'session';
