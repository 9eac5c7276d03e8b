import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { EmbeddedDatabase } from './embedded-database.ts';
import { startDatabase } from './embedded-database.ts';

let database: EmbeddedDatabase;
let admin: pg.Client;

async function connect(user: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url(user) });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

beforeAll(async () => {
  database = await startDatabase(['svc_a', 'svc_b']);
  admin = await connect('postgres');
  await admin.query(
    'create extension vector; create role svc_a; create role svc_b; create table counter(id int); grant all on counter to svc_a',
  );
}, 60_000);

afterAll(async () => {
  await admin.end();
  await database.stop();
});

describe('the wire', () => {
  test('the same statement name on two connections means two statements', async () => {
    const [first, second] = [await connect('svc_a'), await connect('svc_b')];
    const ask = (client: pg.Client, sql: string): Promise<pg.QueryResult> => client.query({ name: 'lookup', text: sql });
    expect((await ask(first, `select 'one' as v`)).rows[0].v).toBe('one');
    expect((await ask(second, `select 'two' as v`)).rows[0].v).toBe('two');
    expect((await ask(first, `select 'one' as v`)).rows[0].v).toBe('one');
    await first.end();
    expect((await ask(second, `select 'two' as v`)).rows[0].v).toBe('two');
    await second.end();
    // The server learns of the end by the closing socket, a moment later; if it kept the statements this would never end.
    const kept = async (): Promise<number> => (await admin.query('select count(*)::int as n from pg_prepared_statements')).rows[0].n;
    while ((await kept()) > 0) await setImmediate();
  });

  test('an error inside a transaction leaves it aborted until rollback, and the connection usable', async () => {
    const client = await connect('svc_a');
    await client.query('begin');
    await expect(client.query('select nothing_here')).rejects.toMatchObject({ code: '42703' });
    await expect(client.query('select 1')).rejects.toMatchObject({ code: '25P02' });
    await client.query('rollback');
    expect((await client.query('select 1 as one')).rows[0].one).toBe(1);
    await client.end();
  });

  test('COPY FROM STDIN, which PGlite does not survive, is refused before it gets there', async () => {
    const client = await connect('svc_a');
    await expect(client.query('copy counter from stdin')).rejects.toMatchObject({ code: '0A000' });
    expect((await admin.query('select 1 as one')).rows[0].one).toBe(1);
  });

  test('rows of 3 MB and vectors pass unchanged', async () => {
    const body = 'ü'.repeat(1_500_000);
    expect((await admin.query('select $1::text as body', [body])).rows[0].body === body).toBe(true);
    expect((await admin.query(`select '[1,2,3]'::vector <=> '[1,2,4]' as distance`)).rows[0].distance).toBeCloseTo(0.00853, 4);
  });
});
