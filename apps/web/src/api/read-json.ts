import type { z } from 'zod';
import { ApiError } from './api-error.ts';
import { fetchApi } from './fetch-api.ts';
import type { TokenSource } from './token-source.ts';

/** Loads the schema of the contracts that an answer keeps. */
export type LoadSchema<S extends z.ZodType> = () => Promise<S>;

/** Fetches one thing and checks it. Throws `ApiError`, or `ZodError` for an answer that is not the contract's. */
export async function readJson<S extends z.ZodType>(
  path: string,
  loadSchema: LoadSchema<S>,
  { token, signal }: { token: TokenSource; signal?: AbortSignal },
): Promise<z.output<S>> {
  const [response, schema] = await Promise.all([fetchApi(path, token, signal ? { signal } : {}), arriving(loadSchema)]);
  return schema.parse(await response.json());
}

/** What `load` fetches, a part of the contracts or of the page. Throws `ApiError` as for any answer that did not come. */
export async function arriving<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new ApiError(0, 'unavailable', 'No connection to the server.', { cause });
  }
}
