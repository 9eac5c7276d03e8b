import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { EmbeddedDatabase } from './embedded-database.ts';
import { startDatabase } from './embedded-database.ts';

const USERS = ['svc_a', 'svc_b', 'svc_c'];
let database: EmbeddedDatabase;
let admin: pg.Client;

async function connect(user: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url(user) });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

beforeAll(async () => {
  database = await startDatabase(USERS, { idleInTransactionMs: 400 });
  admin = await connect('postgres');
  await admin.query(`
    create extension vector;
    create role svc_a; create role svc_b; create role svc_c; create role athlete nologin;
    grant athlete to svc_a, svc_b, svc_c;
    create table counter(id int primary key, n int not null);
    insert into counter select g, 0 from generate_series(1, 3) g;
    create table note(id bigserial primary key, owner text not null, body text);
    alter table note enable row level security;
    create policy own on note to athlete using (owner = current_setting('request.sub', true)) with check (owner = current_setting('request.sub', true));
    grant all on counter, note to svc_a, svc_b, svc_c, athlete; grant all on sequence note_id_seq to athlete;`);
}, 60_000);

afterAll(async () => {
  await admin.end();
  await database.stop();
});

/** One athlete's transaction, as a service runs it. */
async function asAthlete<T>(pool: pg.Pool, sub: string, run: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('request.sub', $1, true), set_config('role', 'athlete', true)`, [sub]);
    const result = await run(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

describe('three pools of eight connections at once', () => {
  test('every one of 1,200 operations answers with its own result and no increment is lost', async () => {
    const pools = USERS.map((user) => new pg.Pool({ connectionString: database.url(user), max: 8 }));
    const wrong: string[] = [];
    const operation = async (pool: pg.Pool, user: string, i: number): Promise<void> => {
      const mark = `${user}-${i}`;
      if (i % 4 === 0) {
        const { rows } = await pool.query('select $1::text as mark, current_user as who', [mark]);
        if (rows[0].mark !== mark || rows[0].who !== user) wrong.push(mark);
      } else if (i % 4 === 1) {
        const client = await pool.connect();
        await client.query('begin');
        const { rows } = await client.query('select n from counter where id = $1 for update', [1 + (i % 3)]);
        await client.query('update counter set n = $1 where id = $2', [rows[0].n + 1, 1 + (i % 3)]);
        await client.query('commit');
        client.release();
      } else if (i % 4 === 2) {
        const { rows } = await pool.query({ name: 'same-name', text: `select $1::text || '/${user}' as mark`, values: [mark] });
        if (rows[0].mark !== `${mark}/${user}`) wrong.push(mark);
      } else {
        await pool.query('select 1/0').then(
          () => wrong.push(mark),
          (error: { code?: string }) => error.code === '22012' || wrong.push(mark),
        );
      }
    };
    await Promise.all(pools.flatMap((pool, p) => Array.from({ length: 400 }, (_, i) => operation(pool, USERS[p] ?? '', i))));
    await Promise.all(pools.map((pool) => pool.end()));
    expect(wrong).toEqual([]);
    expect((await admin.query('select sum(n)::int as sum from counter')).rows[0].sum).toBe(300);
  });
});

describe('row level security through shared connections', () => {
  test('200 concurrent transactions of 20 athletes see only their own rows, and nothing of them stays behind', async () => {
    const pools = USERS.map((user) => new pg.Pool({ connectionString: database.url(user), max: 8 }));
    const poolOf = (i: number): pg.Pool => pools[i % pools.length] as pg.Pool;
    const seen = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        asAthlete(poolOf(i), `athlete-${i % 20}`, async (client) => {
          await client.query(`insert into note(owner, body) values ($1, 'x')`, [`athlete-${i % 20}`]);
          const { rows } = await client.query('select distinct owner from note');
          return rows.map((row) => row.owner).join();
        }),
      ),
    );
    expect(seen).toEqual(Array.from({ length: 200 }, (_, i) => `athlete-${i % 20}`));
    await expect(
      asAthlete(poolOf(0), 'athlete-1', (client) => client.query(`insert into note(owner) values ('athlete-2')`)),
    ).rejects.toMatchObject({
      code: '42501',
    });
    const left = await poolOf(1).query(`select current_user as who, coalesce(current_setting('request.sub', true), '') as sub`);
    expect(left.rows[0]).toEqual({ who: 'svc_b', sub: '' });
    await Promise.all(pools.map((pool) => pool.end()));
  });

  test('a role and a setting kept for the session do not reach the next client, of another user or of the same', async () => {
    const [first, second, third] = [await connect('svc_a'), await connect('svc_a'), await connect('svc_b')];
    await first.query('set role athlete');
    await first.query(`select set_config('request.sub', 'athlete-1', false)`);
    const probe = `select current_user as who, session_user as session, coalesce(current_setting('request.sub', true), '') as sub`;
    expect((await first.query(probe)).rows[0]).toEqual({ who: 'athlete', session: 'svc_a', sub: 'athlete-1' });
    expect((await second.query(probe)).rows[0]).toEqual({ who: 'svc_a', session: 'svc_a', sub: '' });
    expect((await third.query(probe)).rows[0]).toEqual({ who: 'svc_b', session: 'svc_b', sub: '' });
    await Promise.all([first.end(), second.end(), third.end()]);
  });
});

describe('clients that misbehave', () => {
  test('a client that dies inside a transaction leaves no row and blocks nobody', async () => {
    const doomed = await connect('svc_a');
    await doomed.query('begin');
    await doomed.query(`insert into counter values (100, 1)`);
    const waiting = admin.query('select count(*)::int as n from counter where id = 100');
    (doomed as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream.destroy();
    expect((await waiting).rows[0].n).toBe(0);
  });

  test('100 clients that vanish beside 300 good transactions: 300 rows, no ghost', async () => {
    await admin.query('create table beside(n int)');
    await admin.query('grant all on beside to svc_a, svc_b');
    const pool = new pg.Pool({ connectionString: database.url('svc_b'), max: 8 });
    const vanish = async (): Promise<void> => {
      const client = await connect('svc_a');
      void client.query('begin; insert into beside values (-1)').catch(() => undefined);
      setImmediate(() => (client as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream.destroy());
    };
    await Promise.all([
      ...Array.from({ length: 100 }, vanish),
      ...Array.from({ length: 300 }, (_, i) => pool.query('insert into beside values ($1)', [i])),
    ]);
    await pool.end();
    expect((await admin.query('select count(*)::int as n, min(n) as least from beside')).rows[0]).toEqual({ n: 300, least: 0 });
  });

  test('an idle transaction is ended with 25P03 and the one waiting behind it goes on', async () => {
    const idle = await connect('svc_a');
    const ended = new Promise<{ code?: string }>((resolve) => idle.on('error', (error: Error & { code?: string }) => resolve(error)));
    await idle.query('begin');
    await idle.query('insert into counter values (200, 1)');
    expect((await admin.query('select count(*)::int as n from counter where id = 200')).rows[0].n).toBe(0);
    expect((await ended).code).toBe('25P03');
  });

  test('a wrong password, an unknown user and a user without a role are refused', async () => {
    const attempt = (url: string): Promise<unknown> => {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => undefined);
      return client.connect().then(() => client.query('select 1'));
    };
    await expect(attempt(database.url('svc_a').replace('svc_a:svc_a', 'svc_a:guess'))).rejects.toMatchObject({ code: '28P01' });
    await expect(attempt(database.url('nobody'))).rejects.toMatchObject({ code: '28P01' });
    await admin.query('drop role if exists svc_c_gone');
    await admin.query('alter role svc_c rename to svc_c_gone');
    await expect(attempt(database.url('svc_c'))).rejects.toMatchObject({ code: '28000' });
    await admin.query('alter role svc_c_gone rename to svc_c');
  });
});

describe('kill -9 of the database process', () => {
  test('every acknowledged commit is there after the restart', async () => {
    const first = await startDatabase([]);
    const client = new pg.Client({ connectionString: first.url('postgres') });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('create table kept(n int)');
    let acknowledged = 0;
    const writing = (async () => {
      for (;;) {
        await client.query('insert into kept values ($1)', [acknowledged]);
        acknowledged += 1;
        if (acknowledged === 200) first.process.kill('SIGKILL');
      }
    })();
    await expect(writing).rejects.toThrow();
    const again = await startDatabase([], { dir: first.dir });
    const reader = new pg.Client({ connectionString: again.url('postgres') });
    await reader.connect();
    const { rows } = await reader.query('select count(*)::int as n from kept');
    await reader.end();
    await again.stop();
    await first.stop();
    expect(rows[0].n).toBeGreaterThanOrEqual(acknowledged);
  });
});
