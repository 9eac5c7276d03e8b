import type { LogEntry, LogKind } from '@hyrox/contracts';
import { type QueryClient, useQueries } from '@tanstack/react-query';
import type { z } from 'zod';
import { loadContracts } from '../api/load-contracts.ts';
import { queryKeys } from '../api/query-keys.ts';
import type { LoadSchema } from '../api/read-json.ts';
import { type Page, readPage } from '../api/read-page.ts';
import type { TokenSource } from '../api/token-source.ts';
import { useAuth } from '../auth/auth-context.tsx';
import type { Day } from '../units/calendar-day.ts';
import { hasFailed } from '../profile/use-profile.ts';
import { LOG_PATHS } from './entries/log-draft.ts';

/** Days, both included. */
export interface LogRange {
  from: Day;
  to: Day;
}

const PAGE_SIZE = '200';

/** The name of one kind's entries of a range in the cache. */
export const logKey = (kind: LogKind, range: LogRange) => [...queryKeys.logs(kind), range] as const;

interface ReadLog {
  token: TokenSource;
  range: LogRange;
  signal: AbortSignal;
}

/** Every entry of a kind in a range of days, however many pages that takes. */
async function readAll<S extends z.ZodType>(
  kind: LogKind,
  loadSchema: LoadSchema<S>,
  { token, range, signal }: ReadLog,
): Promise<z.output<S>[]> {
  const all: z.output<S>[] = [];
  let before: string | null = null;
  do {
    const page: Page<z.output<S>> = await readPage(LOG_PATHS[kind], loadSchema, {
      token,
      before,
      signal,
      filter: { ...range, limit: PAGE_SIZE },
    });
    all.push(...page.items);
    before = page.before;
  } while (before !== null);
  return all;
}

const READERS: Record<LogKind, (options: ReadLog) => Promise<LogEntry[]>> = {
  workout: async (options) =>
    (await readAll('workout', async () => (await loadContracts('log')).Workout, options)).map((entry) => ({ kind: 'workout', entry })),
  run: async (options) =>
    (await readAll('run', async () => (await loadContracts('log')).Run, options)).map((entry) => ({ kind: 'run', entry })),
  benchmark: async (options) =>
    (await readAll('benchmark', async () => (await loadContracts('log')).Benchmark, options)).map((entry) => ({
      kind: 'benchmark',
      entry,
    })),
};
export const LOG_KINDS: readonly LogKind[] = ['workout', 'run', 'benchmark'];

/** What the server has of a range, all kinds together. Shown as far as it is there; an error is told beside it. */
export function useLog(range: LogRange) {
  const { token } = useAuth();
  return useQueries({
    queries: LOG_KINDS.map((kind) => ({
      queryKey: logKey(kind, range),
      queryFn: ({ signal }: { signal: AbortSignal }) => READERS[kind]({ token, range, signal }),
      // A phone without a signal is told so, instead of waiting in silence.
      networkMode: 'always' as const,
    })),
    combine: (results) => ({
      entries: results.flatMap(({ data }) => data ?? []),
      isPending: results.some(({ isPending }) => isPending),
      hasFailed: results.some(hasFailed),
      isFetching: results.some(({ isFetching }) => isFetching),
      refetch: () => void Promise.all(results.map((result) => result.refetch())),
    }),
  });
}

/** Changes what the cache holds of a kind, list by list. */
export function changeCachedLog(
  queries: QueryClient,
  kind: LogKind,
  change: (entries: readonly LogEntry[], range: LogRange) => LogEntry[],
): void {
  for (const [key, entries] of queries.getQueriesData<LogEntry[]>({ queryKey: queryKeys.logs(kind) })) {
    const range = key.at(-1) as LogRange;
    if (entries) queries.setQueryData<LogEntry[]>(key, change(entries, range));
  }
}
