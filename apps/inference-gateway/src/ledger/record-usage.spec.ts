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
