import type { z } from 'zod';
import { ApiError } from './api-error.ts';
import { fetchApi } from './fetch-api.ts';
import { type Contracts, loadContracts } from './load-contracts.ts';
import type { TokenSource } from './token-source.ts';

/** Names the schema of the contracts that an answer keeps. */
export type Choose<S extends z.ZodType> = (contracts: Contracts) => S;

/** Fetches one thing and checks it. Throws `ApiError`, or `ZodError` for an answer that is not the contract's. */
export async function readJson<S extends z.ZodType>(
  path: string,
  choose: Choose<S>,
  { token, signal }: { token: TokenSource; signal?: AbortSignal },
): Promise<z.output<S>> {
  const [response, schema] = await Promise.all([fetchApi(path, token, signal ? { signal } : {}), choosing(choose)]);
  return schema.parse(await response.json());
}

/** The chosen schema, once the contracts are here. Throws `ApiError` as for any answer that did not come. */
export async function choosing<S extends z.ZodType>(choose: Choose<S>): Promise<S> {
  try {
    return choose(await loadContracts());
  } catch (cause) {
    throw new ApiError(0, 'unavailable', 'No connection to the server.', { cause });
  }
}
