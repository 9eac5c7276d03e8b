import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SupabaseClient } from '@supabase/supabase-js';
import { signUpAthlete, startHarness, type StandInHarness } from './stand-in-harness.ts';

const RPC_ALLOW_LIST = [
  'add',
  'countdown',
  'who',
  'with_tag',
  'nearest',
  'echo',
  'nothing',
  'fail',
  'write_note',
  'for_service',
  'for_athletes',
  'changing',
];

let harness: StandInHarness;
let ana: Awaited<ReturnType<typeof signUpAthlete>>;
let service: SupabaseClient;

beforeAll(async () => {
  harness = await startHarness({ rpcAllowList: RPC_ALLOW_LIST });
  await harness.owner.query(await readFile(new URL('./rpc-fixture.sql', import.meta.url), 'utf8'));
  ana = await signUpAthlete(harness, 'ana@example.test');
  service = harness.service();
  const insert = `insert into public.notes values (1, $1, '{sled,"a,b"}', '[1,0,0]'), (2, $1, '{run}', '[0,1,0]'), (3, null, '{sled}', '[1,0,0]')`;
  await harness.owner.query(insert, [ana.userId]);
}, 60_000);

afterAll(() => harness.stop());

describe('results', () => {
  it.each([
    ['a scalar, with a default', 'add', { a: 1 }, 11],
    ['a set of scalars, in order', 'countdown', { from_number: 3 }, [3, 2, 1]],
    ['an empty set', 'countdown', { from_number: 0 }, []],
    [
      'JSON with an array of text',
      'echo',
      { value: { a: [1, { b: 2 }] }, words: ['p', 'q,r', '"'] },
      { a: [1, { b: 2 }], words: ['p', 'q,r', '"'] },
    ],
    ['nothing', 'nothing', {}, null],
  ])('gives %s', async (_name, name, given, expected) => {
    const { data, error } = await service.rpc(name, given);
    expect(error).toBeNull();
    expect(data).toEqual(expected);
  });

  it('finds rows by an array of text', async () => {
    const { data } = await service.rpc('with_tag', { wanted: ['a,b', 'sled'] });
    expect(data).toEqual([expect.objectContaining({ id: 1, tags: ['sled', 'a,b'] })]);
  });

  it.each([
    ['numbers', [1, 0.5, 0]],
    ['text', '[1,0.5,0]'],
  ])('takes a vector as %s and measures the same distance', async (_name, queryEmbedding) => {
    const { data, error } = await service.rpc('nearest', { query_embedding: queryEmbedding, match_count: 2 });
    expect(error).toBeNull();
    expect(data).toEqual([
      expect.objectContaining({ id: 1, distance: expect.closeTo(1 - 1 / Math.sqrt(1.25), 6) }),
      expect.objectContaining({ id: 3 }),
    ]);
  });

  it('refuses a vector of another size and one with words in it', async () => {
    expect((await service.rpc('nearest', { query_embedding: [1, 2] })).error).toMatchObject({ code: '22000' });
    expect((await service.rpc('nearest', { query_embedding: [1, 'x', 2] })).error).toMatchObject({ code: '22P02' });
  });

  it('gives one object to single() and refuses when there are more', async () => {
    expect((await service.rpc('countdown', { from_number: 1 }).single()).data).toBe(1);
    const { error, status } = await service.rpc('countdown', { from_number: 2 }).single();
    expect([status, error?.code, error?.details]).toEqual([406, 'PGRST116', 'The result contains 2 rows']);
  });

  it('reads by GET and HEAD', async () => {
    expect((await service.rpc('add', { a: 1, b: 2 }, { get: true })).data).toBe(3);
    expect((await service.rpc('with_tag', { wanted: ['run'] }, { get: true })).data).toHaveLength(1);
    expect(await service.rpc('add', { a: 1 }, { head: true })).toMatchObject({ status: 200, error: null });
  });

  it('refuses what it would have to leave out: a chosen column, a filter, a limit', async () => {
    expect((await service.rpc('with_tag', { wanted: [] }).limit(1)).error).toMatchObject({ code: 'PGRST100' });
    expect((await service.rpc('with_tag', { wanted: [] }).select('id')).error).toMatchObject({ code: 'PGRST100' });
  });
});

describe('roles', () => {
  it('runs as the caller: anon, the athlete with the claims, the service', async () => {
    expect((await harness.anonymous().rpc('who')).data).toEqual([{ uid: null, role: 'anon', login: 'anon', claim: null }]);
    expect((await ana.client.rpc('who')).data).toEqual([
      { uid: ana.userId, role: 'authenticated', login: 'authenticated', claim: 'ana@example.test' },
    ]);
    expect((await service.rpc('who')).data).toEqual([{ uid: null, role: 'service_role', login: 'service_role', claim: null }]);
  });

  it('lets row level security choose the rows, also when calls of several roles are mixed', async () => {
    const bob = await signUpAthlete(harness, 'bob@example.test');
    const call = (client: SupabaseClient) => client.rpc('nearest', { query_embedding: [1, 0, 0], match_count: 9 });
    const mixed = await Promise.all(
      Array.from({ length: 30 }, (_, index) => call([ana.client, bob.client, service][index % 3] ?? service)),
    );
    const ids = mixed.map(({ data }) => (data as { id: number }[]).map((row) => row.id).sort());
    expect(ids).toEqual(Array.from({ length: 30 }, (_, index) => [[1, 2], [], [1, 2, 3]][index % 3]));
  });

  it('refuses by permission: 401 to anon, 403 to the athlete, whatever role came before', async () => {
    for (let round = 0; round < 8; round++) {
      expect((await service.rpc('for_service')).data).toBe(7);
      expect((await ana.client.rpc('for_athletes')).data).toBe(8);
      const [anonymous, athlete] = await Promise.all([harness.anonymous().rpc('for_athletes'), ana.client.rpc('for_service')]);
      expect([anonymous.status, anonymous.error?.code]).toEqual([401, '42501']);
      expect([athlete.status, athlete.error?.code]).toEqual([403, '42501']);
    }
  });

  it('does not let anon read the table through a function it may call', async () => {
    const { status, error } = await harness.anonymous().rpc('with_tag', { wanted: [] });
    expect([status, error?.code]).toEqual([401, '42501']);
  });

  it('gives the API roles no sight of the accounts', async () => {
    const { rows } = await harness.owner.query(
      `select r, t from unnest(array['anon', 'authenticated', 'service_role']) r, unnest(array['users', 'sessions', 'refresh_tokens']) t
       where has_table_privilege(r, 'auth.' || t, 'select, insert, update, delete, truncate')`,
    );
    expect(rows).toEqual([]);
  });
});

describe('refusals', () => {
  it.each([
    ['a function that is not on the list', 'not_listed', {}],
    ['a function that does not exist', 'no_such_function', {}],
    ['an argument the function does not have', 'add', { a: 1, c: 2 }],
    ['a missing argument', 'add', { b: 1 }],
    ['an argument with a quote in its name', 'add', { a: 1, '"; drop table notes; --': 1 }],
    ['an argument named like a property of every object', 'add', { a: 1, ['__proto__']: 1 }],
  ])('does not find %s', async (_name, name, given) => {
    const { status, error } = await service.rpc(name, given);
    expect([status, error?.code]).toEqual([404, 'PGRST202']);
  });

  it('passes on what the function raised', async () => {
    const { status, error } = await service.rpc('fail');
    expect([status, error]).toEqual([
      400,
      expect.objectContaining({ code: 'P0001', message: 'no', details: 'because', hint: 'ask later' }),
    ]);
  });

  it('lets a volatile function write by POST and not by GET', async () => {
    expect((await service.rpc('write_note', { new_id: 50 })).data).toBe(50);
    expect(await service.rpc('write_note', { new_id: 51 }, { get: true })).toMatchObject({ status: 405, error: { code: '25006' } });
    expect(await service.rpc('write_note', { new_id: 50 })).toMatchObject({ status: 409, error: { code: '23505' } });
    await harness.owner.query('delete from public.notes where id >= 50');
  });

  it('has no tables and no other schema', async () => {
    expect(await service.from('notes').select()).toMatchObject({ status: 404, error: { code: 'PGRST125' } });
    expect(await service.schema('auth').rpc('uid')).toMatchObject({ status: 406, error: { code: 'PGRST106' } });
  });
});

describe('a function that is changed while the stand-in runs', () => {
  it('is called with its new arguments and types by the next call', async () => {
    expect((await service.rpc('changing', { a: '5' })).error?.code).toBe('PGRST202');
    await harness.owner.query(`create function public.changing(a text) returns text language sql stable as $$ select a || '!' $$`);
    expect((await service.rpc('changing', { a: '5' })).data).toBe('5!');
    await harness.owner.query(`drop function public.changing(text);
      create function public.changing(a int) returns int language sql stable as 'select a + 1'`);
    expect((await service.rpc('changing', { a: '5' })).data).toBe(6);
    await harness.owner.query(`drop function public.changing(int);
      create function public.changing(b int) returns int language sql stable as 'select b + 2'`);
    expect((await service.rpc('changing', { b: 5 })).data).toBe(7);
    expect((await service.rpc('changing', { a: 5 })).error?.code).toBe('PGRST202');
  });
});
