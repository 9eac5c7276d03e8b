import {
  addLogEntry,
  Benchmark,
  changeLogEntry,
  listLogEntries,
  removeLogEntry,
  Run,
  ServiceError,
  Workout,
  type LogEntry,
} from '@hyrox/contracts';
import type { Bus } from '@hyrox/messaging';
import { answerOnBus } from '../answer-on-bus.ts';
import { AT, missing } from './stored.ts';

export type LogStore = Map<string, { owner: string; stored: LogEntry }>;

/** Fills what a new entry does not say with null, as the columns do. */
function asStored(kind: LogEntry['kind'], id: string, fields: object): LogEntry {
  const shape = { workout: Workout, run: Run, benchmark: Benchmark }[kind];
  const blank = Object.fromEntries(Object.keys(shape.shape).map((key) => [key, null]));
  return { kind, entry: { ...blank, ...fields, id, created_at: AT } } as LogEntry;
}

/** Answers for entries of the log; `note` is told the input of a listing. */
export function answerLogs(bus: Bus, logs: LogStore, note: (input: unknown) => void): void {
  const own = (id: string, athleteId: string, kind: string) => {
    const found = logs.get(id);
    return found?.owner === athleteId && found.stored.kind === kind ? found.stored : missing();
  };
  answerOnBus(bus, addLogEntry, ({ athleteId, entryId, new: entry }) => {
    const known = logs.get(entryId);
    if (known && known.owner !== athleteId) throw new ServiceError('conflict', 'This id is taken', { field: 'id' });
    const stored = known?.stored ?? asStored(entry.kind, entryId, entry.fields);
    logs.set(entryId, { owner: athleteId, stored });
    return { created: !known, added: stored };
  });
  answerOnBus(bus, listLogEntries, (input) => {
    note(input);
    const entries = [...logs.values()].filter(({ owner, stored }) => owner === input.athleteId && stored.kind === input.kind);
    return { entries: entries.slice(0, input.limit).map(({ stored }) => stored), more: entries.length > input.limit };
  });
  answerOnBus(bus, changeLogEntry, ({ athleteId, entryId, change }) => {
    const stored = own(entryId, athleteId, change.kind);
    const changed = { ...stored, entry: { ...stored.entry, ...change.fields } } as LogEntry;
    logs.set(entryId, { owner: athleteId, stored: changed });
    return { changed };
  });
  answerOnBus(bus, removeLogEntry, ({ athleteId, entryId, kind }) => {
    own(entryId, athleteId, kind);
    logs.delete(entryId);
    return { ok: true as const };
  });
}
