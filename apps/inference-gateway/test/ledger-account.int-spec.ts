import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '@hyrox/service-kit';
import { createLogger } from '@hyrox/telemetry';
import { testDatabase, type TestDatabase } from '@hyrox/testing';
import { exportUsage } from '../src/ledger/export-usage.ts';
import { forgetSubject, NOBODY } from '../src/ledger/forget-subject.ts';

let server: TestDatabase;
let database: Database;

beforeAll(async () => {
  server = await testDatabase();
  database = new Database({ url: server.url('svc_inference_gateway'), log: createLogger('ledger-test', 'fatal') });
}, 60_000);
afterAll(async () => {
  await database?.end();
  await server?.close();
});

const someRef = () => randomUUID().replaceAll('-', '');
const used = async (subjectKey: string, turnId = randomUUID()) => {
  const entry = {
    ...{ request_id: `${turnId}.1`, turn_id: turnId, attempt: 1, subject_key: subjectKey, cause: 'turn', model: 'm', tokens_in: 3713 },
    ...{
      tokens_out: 689,
      cost_nano_usd: 758_290,
      price_valid_from: '2026-01-01',
      exact: true,
      first_token_ms: 1.5,
      total_ms: 9,
      status: 'done',
    },
  };
  await database.call('record_usage', [JSON.stringify(entry)]);
  return entry.request_id;
};
const rowsOf = async (subjectKey: string) =>
  (
    await database.pool.query<{ n: number; cost: string }>(
      'select count(*)::int as n, coalesce(sum(cost_nano_usd), 0)::text as cost from public.usage_ledger where subject_key = $1',
      [subjectKey],
    )
  ).rows[0];

describe('P04 an athlete who is forgotten', () => {
  test('is no longer in the ledger, and every nano-dollar is', async () => {
    const [ref, other] = [someRef(), someRef()];
    for (let i = 0; i < 3; i++) await used(ref);
    await used(other);
    expect(await forgetSubject({ subjectKey: ref }, { database })).toEqual({ changed: 3 });
    expect(await rowsOf(ref)).toEqual({ n: 0, cost: '0' });
    expect(await rowsOf(NOBODY)).toEqual({ n: 3, cost: String(3 * 758_290) });
    expect(await rowsOf(other)).toEqual({ n: 1, cost: '758290' });
  });

  test('is forgotten again when a row was written late, and then there is nothing left to do', async () => {
    const ref = someRef();
    await used(ref);
    await forgetSubject({ subjectKey: ref }, { database });
    await used(ref);
    expect(await forgetSubject({ subjectKey: ref }, { database })).toEqual({ changed: 1 });
    expect(await forgetSubject({ subjectKey: ref }, { database })).toEqual({ changed: 0 });
    expect(await forgetSubject({ subjectKey: NOBODY }, { database })).toEqual({ changed: 0 });
  });
});

describe('P06 what an athlete used', () => {
  test('is exported page by page, all of it and nobody else’s', async () => {
    const ref = someRef();
    const made = [];
    for (let i = 0; i < 201; i++) made.push(await used(ref));
    await used(someRef());
    const first = await exportUsage({ athleteRef: ref }, { database });
    expect(Buffer.byteLength(JSON.stringify(first))).toBeLessThan(150_000);
    const second = await exportUsage({ athleteRef: ref, cursor: first.next }, { database });
    expect([first.rows.length, second.rows.length, second.next]).toEqual([200, 1, undefined]);
    expect([...first.rows, ...second.rows].map((row) => row['request_id']).sort()).toEqual(made.sort());
    expect(first.rows[0]).toMatchObject({ cost_nano_usd: 758_290, price_valid_from: '2026-01-01', tokens_in: 3713, cause: 'turn' });
    expect(Object.keys(first.rows[0] ?? {})).not.toContain('subject_key');
  });

  test('cannot be read with a cursor of somebody else', async () => {
    const cursor = await used(someRef());
    await expect(exportUsage({ athleteRef: someRef(), cursor }, { database })).rejects.toMatchObject({ code: 'invalid' });
  });
});
