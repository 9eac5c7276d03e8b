import type { z } from 'zod';
import { fetchApi } from './fetch-api.ts';
import type { TokenSource } from './token-source.ts';

/** Fetches one thing and checks it. Throws `ApiError`, or `ZodError` for an answer that is not the contract's. */
export async function readJson<S extends z.ZodType>(
  path: string,
  schema: S,
  { token, signal }: { token: TokenSource; signal?: AbortSignal },
): Promise<z.output<S>> {
  const response = await fetchApi(path, token, signal ? { signal } : {});
  return schema.parse(await response.json());
}
