import type { z } from 'zod';
import { ApiError } from '../../api/api-error.ts';
import { fetchApi } from '../../api/fetch-api.ts';
import type { TokenSource } from '../../api/token-source.ts';

type OpsContracts = typeof import('./ops-contracts.ts');

/** Fetches a part of the operations page and checks it. Throws `ApiError`; status 404 for everybody without the role. */
export async function readOps<S extends z.ZodType>(
  path: string,
  choose: (contracts: OpsContracts) => S,
  { token, signal }: { token: TokenSource; signal: AbortSignal },
): Promise<z.output<S>> {
  const [response, contracts] = await Promise.all([
    fetchApi(path, token, { signal }),
    import('./ops-contracts.ts').catch((cause: unknown) => {
      throw new ApiError(0, 'unavailable', 'No connection to the server.', { cause });
    }),
  ]);
  return choose(contracts).parse(await response.json());
}
