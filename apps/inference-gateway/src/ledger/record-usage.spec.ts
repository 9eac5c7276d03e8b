import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createLogger, readGauge } from '@hyrox/telemetry';
import { watchLedger } from '../metrics.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { UsageLedger } from './record-usage.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const shown = () => ['hyrox_ledger_waiting', 'hyrox_ledger_waiting_seconds'].map((name) => readGauge(name)[0]?.[1]);
const entry = { model: 'a/b', cause: 'turn', tokens_in: 1, tokens_out: 1, cost_nano_usd: 1 } as LedgerEntry;

test('calls that the database does not take are counted by their gauges, the age is that of the oldest, and a hold is no call', async () => {
  const takes: ((answer: true) => void)[] = [];
  const call = () => new Promise<unknown>((take) => takes.push(take)) as Promise<never>;
  const ledger = new UsageLedger({ database: { call }, written: () => undefined, log: createLogger('test', 'fatal') });
  watchLedger(ledger);
  expect(shown()).toEqual([0, 0]);

  ledger.add(entry);
  await jest.advanceTimersByTimeAsync(70_000);
  ledger.release('turn.1');
  ledger.add(entry);
  await jest.advanceTimersByTimeAsync(20_000);
  expect(shown()).toEqual([2, 90]);

  takes[0]?.(true);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(shown()).toEqual([1, 30]);

  takes[1]?.(true);
  await jest.advanceTimersByTimeAsync(0);
  takes[2]?.(true);
  await jest.advanceTimersByTimeAsync(0);
  expect(shown()).toEqual([0, 0]);
});

const turn = (attempt: number) => ({ ...entry, request_id: `t.${attempt}`, turn_id: 't', attempt }) as LedgerEntry;

/** A database that does not take the entries of these request ids. */
function choosy(...ids: string[]) {
  const told: object[] = [];
  const taken: string[] = [];
  const refuses = new Set(ids);
  const call = (fn: string, [argument]: unknown[]) => {
    const id = fn === 'record_usage' ? (JSON.parse(String(argument)) as LedgerEntry).request_id : `release ${String(argument)}`;
    if (refuses.has(id)) return Promise.reject(Object.assign(new Error('violates a check'), { code: '23514' }));
    taken.push(id);
    return Promise.resolve(true) as Promise<never>;
  };
  const log = createLogger('test', 'silent');
  jest
    .spyOn(log, 'error')
    .mockImplementation((about: unknown, what?: string) => void told.push([what, (about as { entry?: object }).entry]));
  return { ledger: new UsageLedger({ database: { call }, written: () => undefined, log }), taken, refuses, told };
}

test('an entry that the database refuses lets the others by, keeps its hold, stays in the gauge, and is written when it is taken', async () => {
  const { ledger, taken, refuses } = choosy('t.1');
  ledger.add(turn(1));
  ledger.release('t.1');
  ledger.add(turn(2));
  ledger.release('t.2');
  await jest.advanceTimersByTimeAsync(0);
  expect(taken).toEqual(['t.2', 'release t.2']);

  ledger.add(turn(3));
  await jest.advanceTimersByTimeAsync(60_000);
  expect(taken).toEqual(['t.2', 'release t.2', 't.3']);
  expect(ledger.waiting()).toEqual({ calls: 1, oldestS: 60 });

  refuses.clear();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(taken.slice(3)).toEqual(['t.1', 'release t.1']);
  expect(ledger.waiting().calls).toBe(0);
});

test('of two refused entries the younger is written when it alone is mended', async () => {
  const { ledger, taken, refuses } = choosy('t.1', 't.2');
  ledger.add(turn(1));
  ledger.add(turn(2));
  await jest.advanceTimersByTimeAsync(1_000);
  refuses.delete('t.2');
  await jest.advanceTimersByTimeAsync(60_000);
  expect(taken).toEqual(['t.2']);
});

test('at the end a refused entry keeps nobody waiting: what came after it is written, it alone is in the log', async () => {
  const { ledger, taken, told } = choosy('t.1');
  ledger.add(turn(1));
  ledger.release('t.1');
  await jest.advanceTimersByTimeAsync(30_000);
  ledger.add(turn(2));
  expect(await ledger.drained(3_000)).toBe(false);
  expect(taken).toEqual(['t.2']);
  const refused = expect.objectContaining({ request_id: 't.1' });
  expect(told).toEqual([
    ['the ledger refuses an entry', refused],
    ['the process ends, an entry is only logged', refused],
  ]);
});
