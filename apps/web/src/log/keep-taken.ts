import { Benchmark, type LogEntry, type LogKind, Run, Workout } from '@hyrox/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { queryKeys } from '../api/query-keys.ts';
import { dayOf } from './entries/log-draft.ts';
import type { Unsent } from './queue/unsent.ts';
import { changeCachedLog } from './use-log.ts';

/** Puts what the server took into the cached lists, and has them read again: the answer may be older than another device's change. */
export function keepTaken(queries: QueryClient, sent: Unsent, body: unknown): void {
  const kind = sent.op === 'remove' ? sent.kind : sent.draft.kind;
  const taken = sent.op === 'remove' ? null : readEntry(kind, body);
  if (taken || sent.op === 'remove') {
    changeCachedLog(queries, kind, (entries, { from, to }) => {
      const others = entries.filter(({ entry }) => entry.id !== sent.id);
      return taken && dayOf(taken) >= from && dayOf(taken) <= to ? [taken, ...others] : others;
    });
  }
  void queries.invalidateQueries({ queryKey: queryKeys.logs(kind) });
}

function readEntry(kind: LogKind, body: unknown): LogEntry | null {
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
