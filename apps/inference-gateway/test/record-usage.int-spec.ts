import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { usageRecorded } from '@hyrox/contracts';
import { Database } from '@hyrox/service-kit';
import { createLogger } from '@hyrox/telemetry';
import { testDatabase, type TestDatabase } from '@hyrox/testing';
import type { LedgerEntry } from '../src/ledger/ledger-entry.ts';
import { UsageLedger } from '../src/ledger/record-usage.ts';

const log = createLogger('ledger-test', 'fatal');
const SUBJECT = '0123456789abcdef0123456789abcdef';
let server: TestDatabase;
let own: Database;
let owner: Database;

beforeAll(async () => {
  server = await testDatabase();
  own = new Database({ url: server.url('svc_inference_gateway'), log });
  owner = new Database({ url: server.url(), log });
});
afterAll(async () => {
  await Promise.all([own.end(), owner.end()]);
  await server.close();
});

const entry = (given: Partial<LedgerEntry> = {}): LedgerEntry => {
  const turnId = randomUUID();
  return {
    request_id: `${turnId}.1`,
    turn_id: turnId,
    attempt: 1,
    subject_key: SUBJECT,
    cause: 'turn',
    model: 'meta-llama/Llama-3.3-70B-Instruct',
    tokens_in: 3713,
    tokens_out: 689,
    cost_nano_usd: 758_290,
    price_valid_from: '2026-01-01',
    exact: true,
    first_token_ms: 412.5,
    total_ms: 16_600,
    status: 'done',
    ...given,
  };
};

const eventsOf = async (requestId: string) => {
  const { rows } = await owner.pool.query<{ owner: string; athlete_ref: string; payload: unknown }>(
    `select owner, athlete_ref, payload from public.outbox where name = 'usage-recorded' and payload->>'requestId' = $1`,
    [requestId],
  );
  return rows;
};

describe('record_usage', () => {
  test('writes the row and its event together; the same request again changes nothing', async () => {
    const row = entry();
    expect(await own.call('record_usage', [JSON.stringify(row)])).toBe(true);
    expect(await own.call('record_usage', [JSON.stringify({ ...row, cost_nano_usd: 1 })])).toBe(false);
    const { rows } = await own.pool.query('select * from public.usage_ledger where request_id = $1', [row.request_id]);
    expect(rows).toEqual([
      expect.objectContaining({ turn_id: row.turn_id, tokens_in: 3713, cost_nano_usd: '758290', exact: true, first_token_ms: 412.5 }),
    ]);
    const events = await eventsOf(row.request_id);
    expect(events).toEqual([expect.objectContaining({ owner: 'svc_inference_gateway', athlete_ref: SUBJECT })]);
    expect(usageRecorded.data.parse(events[0]?.payload)).toEqual({
      requestId: row.request_id,
      subjectKey: SUBJECT,
      cause: 'turn',
      model: row.model,
      tokensIn: 3713,
      tokensOut: 689,
      costNanoUsd: 758_290,
      exact: true,
    });
  });

  test('is closed to everybody else, and the ledger cannot be changed afterwards', async () => {
    const other = new Database({ url: server.url('svc_logging'), log });
    await expect(other.call('record_usage', [JSON.stringify(entry())])).rejects.toMatchObject({ code: '42501' });
    await expect(other.pool.query('select 1 from public.usage_ledger')).rejects.toMatchObject({ code: '42501' });
    await expect(own.pool.query('update public.usage_ledger set cost_nano_usd = 0')).rejects.toMatchObject({ code: '42501' });
    await expect(own.pool.query(`update public.usage_ledger set subject_key = repeat('1', 32)`)).rejects.toMatchObject({ code: '42501' });
    await expect(own.pool.query('delete from public.usage_ledger')).rejects.toMatchObject({ code: '42501' });
    await other.end();
  });
});

describe('UsageLedger', () => {
  test('writes every entry once, in order, through a database that was away', async () => {
    let calls = 0;
    const flaky = {
      call: <T>(fn: string, args: unknown[]): Promise<T> => (++calls === 1 ? Promise.reject(new Error('away')) : own.call<T>(fn, args)),
    };
    let kicks = 0;
    const ledger = new UsageLedger({ database: flaky, written: () => kicks++, log });
    const rows = [
      entry(),
      entry({ request_id: 'extract-1', turn_id: null, attempt: null, cause: 'complete' }),
      entry({ exact: false, first_token_ms: null }),
    ];
    for (const row of rows) ledger.add(row);
    expect(await ledger.drained(10_000)).toBe(true);
    expect(kicks).toBe(3);
    for (const row of rows) expect(await eventsOf(row.request_id)).toHaveLength(1);
  });

  test('says when it could not write everything in time', async () => {
    const ledger = new UsageLedger({ database: { call: () => new Promise<never>(() => undefined) }, written: () => undefined, log });
    ledger.add(entry());
    expect(await ledger.drained(20)).toBe(false);
  });
});
