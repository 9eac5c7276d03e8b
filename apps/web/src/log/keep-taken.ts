import type { LogEntry, LogKind } from '@hyrox/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { type Contracts, loadContracts } from '../api/load-contracts.ts';
import { queryKeys } from '../api/query-keys.ts';
import { dayOf } from './entries/log-draft.ts';
import type { Unsent } from './queue/unsent.ts';
import { changeCachedLog } from './use-log.ts';

/** Puts what the server took into the cached lists, and has them read again: the answer may be older than another device's change. */
export async function keepTaken(queries: QueryClient, sent: Unsent, body: unknown): Promise<void> {
  const kind = sent.op === 'remove' ? sent.kind : sent.draft.kind;
  // Without the contracts the answer cannot be checked; the list that is read again below has the entry then.
  const contracts = await loadContracts('log').catch(() => null);
  const taken = sent.op === 'remove' || !contracts ? null : readEntry(kind, body, contracts);
  if (taken || sent.op === 'remove') {
    changeCachedLog(queries, kind, (entries, { from, to }) => {
      const others = entries.filter(({ entry }) => entry.id !== sent.id);
      return taken && dayOf(taken) >= from && dayOf(taken) <= to ? [taken, ...others] : others;
    });
  }
  void queries.invalidateQueries({ queryKey: queryKeys.logs(kind) });
}

function readEntry(kind: LogKind, body: unknown, { Benchmark, Run, Workout }: Contracts['log']): LogEntry | null {
  switch (kind) {
    case 'workout': {
      const read = Workout.safeParse(body);
      return read.success ? { kind, entry: read.data } : null;
    }
    case 'run': {
      const read = Run.safeParse(body);
      return read.success ? { kind, entry: read.data } : null;
    }
    case 'benchmark': {
      const read = Benchmark.safeParse(body);
      return read.success ? { kind, entry: read.data } : null;
    }
  }
}
