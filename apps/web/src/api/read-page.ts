import type { z } from 'zod';
import { fetchApi } from './fetch-api.ts';
import { PAGE_SIZE } from './page-size.ts';
import { arriving, type LoadSchema } from './read-json.ts';
import type { TokenSource } from './token-source.ts';

/** One page of a list: what it holds and the `before` of the next older one, null at the end. */
export interface Page<T> {
  items: T[];
  before: string | null;
}

interface ReadPage {
  token: TokenSource;
  before: string | null;
  signal: AbortSignal;
  /** Narrows the list, like `search`, `from` and `to`. */
  filter?: Readonly<Record<string, string>>;
}

/** Reads the `before` of the `rel="next"` entry of a `Link` header. */
export function nextBefore(link: string | null): string | null {
  const next = /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(link ?? '')?.[1];
  return next ? new URLSearchParams(next.slice(next.indexOf('?'))).get('before') : null;
}

/** Fetches one page of a list and checks it. `path` has no query. Throws `ApiError`, or `ZodError` for a list that is not the contract's. */
export async function readPage<S extends z.ZodType>(
  path: string,
  loadSchema: LoadSchema<S>,
  { token, before, signal, filter }: ReadPage,
): Promise<Page<z.output<S>>> {
  const query = new URLSearchParams({ limit: PAGE_SIZE, ...filter, ...(before ? { before } : {}) });
  const [response, item] = await Promise.all([fetchApi(`${path}?${query}`, token, { signal }), arriving(loadSchema)]);
  return { items: item.array().parse(await response.json()), before: nextBefore(response.headers.get('link')) };
}
