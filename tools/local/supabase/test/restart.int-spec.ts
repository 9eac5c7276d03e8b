import { EventEmitter, on, once } from 'node:events';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDatabase, type EmbeddedDatabase } from '../../test/embedded-database.ts';
import { signUpAthlete, startHarness, type StandInHarness } from './stand-in-harness.ts';

/** One address for a database that comes back on another port: passes bytes on to wherever it is now. */
async function startForwarder() {
  let targetPort = 0;
  const passing = new EventEmitter();
  const server = net.createServer((inner) => {
    const outer = net.connect(targetPort, '127.0.0.1');
    inner.on('data', (bytes) => passing.emit('bytes', bytes));
    for (const [from, to] of [[inner, outer] as const, [outer, inner] as const]) {
      from.pipe(to);
      from.on('error', () => to.destroy()).on('close', () => to.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as net.AddressInfo).port,
    /** Resolves when a client has sent these words. */
    sent: async (words: string) => {
      for await (const [bytes] of on(passing, 'bytes') as AsyncIterable<[Buffer]>) if (bytes.includes(words)) return;
    },
    pointAt: (port: number) => (targetPort = port),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

let forwarder: Awaited<ReturnType<typeof startForwarder>>;
let harness: StandInHarness;
let second: EmbeddedDatabase | undefined;

beforeAll(async () => {
  forwarder = await startForwarder();
  harness = await startHarness({
    rpcAllowList: ['add', 'slow'],
    databaseUrl: (url) => {
      forwarder.pointAt(Number(new URL(url).port));
      return url.replace(/:\d+\//, `:${forwarder.port}/`);
    },
  });
  await harness.owner.query(`
    create function public.add(a int, b int) returns int language sql immutable as 'select a + b';
    create function public.slow() returns int language sql stable as 'select 1 from pg_sleep(20)'`);
  harness.owner.on('error', () => undefined);
}, 60_000);

afterAll(async () => {
  await second?.stop();
  await harness.stop();
  await forwarder.close();
});

describe('a database that is killed and started again', () => {
  it('is said to be away while it is, fails no call afterwards, and keeps accounts and sessions', async () => {
    const { client, refreshToken } = await signUpAthlete(harness, 'ana@example.test');
    const add = () => harness.service().rpc('add', { a: 1, b: 2 });
    expect((await Promise.all(Array.from({ length: 8 }, add))).map(({ data }) => data)).toEqual(Array(8).fill(3));

    const slowSent = forwarder.sent('public."slow"');
    const cutShort = Promise.resolve(harness.service().rpc('slow'));
    await slowSent;
    harness.database.process.kill('SIGKILL');
    await once(harness.database.process, 'exit');
    expect(await cutShort).toMatchObject({ status: 503, error: { code: 'PGRST001' } });
    expect(await add()).toMatchObject({ status: 503, error: { code: 'PGRST001' } });
    expect((await client.auth.getUser()).error).toMatchObject({ name: 'AuthRetryableFetchError', status: 503 });

    second = await startDatabase(['supabase_stand_in'], { dir: harness.database.dir });
    forwarder.pointAt(Number(new URL(second.url('postgres')).port));
    expect((await Promise.all(Array.from({ length: 8 }, add))).map(({ data }) => data)).toEqual(Array(8).fill(3));
    expect((await client.auth.getUser()).data.user?.email).toBe('ana@example.test');
    expect((await client.auth.refreshSession({ refresh_token: refreshToken })).error).toBeNull();
  });
});
