import { ApiError } from '../api/api-error.ts';

/** Why something about the account did not work; nothing while there is no error. Announced when it appears. */
export function AccountProblem({ error, kept }: { error: Error | null; kept: string }) {
  return (
    <p role="alert" className="text-small text-danger empty:hidden">
      {error && `${error instanceof ApiError ? error.message : 'Something went wrong on this page.'} ${kept}`}
    </p>
  );
}
