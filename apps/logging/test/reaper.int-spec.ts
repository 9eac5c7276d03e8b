import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { conductTurn, turnAttempt, TURN_LIMITS } from '@hyrox/contracts';
import { Bus } from '@hyrox/messaging';
import { createLogger } from '@hyrox/telemetry';
import type { NatsConnection } from '@nats-io/transport-node';
import { startNats, type TestNats } from '../../../tools/local/test/nats-server.ts';
import { Reaper, type TickResult } from '../src/reaper/reaper.ts';
import { stopTurn } from '../src/turns/stop-turn.ts';
import { openRecord, OTHER_WORKER, WORKER, type Athlete, type TestRecord } from './open-record.ts';

let record: TestRecord;
let nats: TestNats;
let bus: Bus;
let workers: NatsConnection;
let gateways: NatsConnection;
let ana: Athlete;
const subscriptions: { unsubscribe: () => void }[] = [];
const reapers: Reaper[] = [];

beforeAll(async () => {
  [record, nats] = await Promise.all([openRecord(), startNats()]);
  const log = createLogger('logging', 'silent');
  bus = await Bus.connect({ url: nats.url, user: 'logging', password: 'logging-password', holderKind: 'logging', log });
  [workers, gateways] = [await nats.connectAs('inference-gateway'), await nats.connectAs('gateway')];
  ana = await record.newAthlete();
});
beforeEach(() => record.rows('delete from conversations'));
afterEach(async () => {
  for (const reaper of reapers.splice(0)) await reaper.stop();
  for (const subscription of subscriptions.splice(0)) subscription.unsubscribe();
});
afterAll(async () => {
  await Promise.all([workers.close(), gateways.close(), bus.close()]);
  await Promise.all([record.close(), nats.stop()]);
});

/** A reaper on the real bus and database whose clock, connection age and reconnects the test decides. */
function openReaper(over: { connectedForMs?: number; connected?: boolean } = {}) {
  const signals: unknown[] = [];
  const world = { nowMs: 0, connected: true, connectedForMs: 10_000, databaseDown: false, duringPing: () => {}, ...over };
  let reconnected: () => void = () => undefined;
  const reaper = new Reaper({
    ...record.deps,
    clock: () => world.nowMs,
    database: {
      call: (fn, args) => (world.databaseDown ? Promise.reject(new Error('the database is away')) : record.database.call(fn, args)),
    },
    bus: {
      get connected() {
        return world.connected;
      },
      get connectedForMs() {
        world.duringPing();
        return world.connectedForMs;
      },
      ask: bus.ask.bind(bus),
      askHolder: bus.askHolder.bind(bus),
      signal: (of, data) => void (of.subject === turnAttempt.subject && signals.push(data)),
      onReconnect: (listener) => (reconnected = listener),
    },
  });
  reapers.push(reaper);
  const tick = async (laterMs = 500): Promise<TickResult> => {
    world.nowMs += laterMs;
    return reaper.tick();
  };
  /** The first tick of a reaper only grants its amnesty; this one has it behind it. */
  const ready = async () => {
    expect(await tick()).toBe('amnesty');
    return opened;
  };
  const opened = { reaper, world, signals, tick, ready, reconnect: () => reconnected() };
  return opened;
}

/** A worker process: answers pings, or, frozen, receives them without a word. */
async function worker(holder: string, frozen = false) {
  subscriptions.push(
    workers.subscribe(`${holder}.ping`, { callback: (_, ping) => void (frozen || ping.respond(JSON.stringify({ ok: {} }))) }),
  );
  await workers.flush();
}
/** A gateway that takes whatever it is asked to conduct, and tells the test. */
async function conductor() {
  const asked: unknown[] = [];
  let heard: (turn: unknown) => void = () => undefined;
  const first = new Promise<unknown>((resolve) => (heard = resolve));
  const callback = (_: Error | null, request: { json: () => unknown; respond: (body: string) => boolean }) => {
    asked.push(request.json());
    heard(request.json());
    request.respond(JSON.stringify({ ok: { gateway: 'gateway.conductor1' } }));
  };
  subscriptions.push(gateways.subscribe(conductTurn.subject, { queue: conductTurn.queue, callback }));
  await gateways.flush();
  return { asked, first };
}
const running = async (holder = WORKER) => {
  const question = record.question(ana);
  await record.accept(question);
  await record.renew(holder, { turnId: question.turnId, attempt: 1 });
  return question.turnId;
};
const lapse = (turnId: string) => record.rows(`update generations set lease_until = now() - interval '1 ms' where turn_id = $1`, [turnId]);

describe('a lost attempt', () => {
  test('a lease that is over moves the turn to its next attempt, tells everybody and finds a conductor', async () => {
    const { tick, signals } = await openReaper().ready();
    const { first } = await conductor();
    const turnId = await running();
    await lapse(turnId);
    expect(await tick()).toBe('judged');
    expect(await record.generation(turnId)).toMatchObject({ status: 'accepted', attempt: 2, holder: '', starts: 1 });
    expect(signals).toEqual([{ turnId, attempt: 2 }]);
    expect(await first).toEqual({ turnId, attempt: 2 });
    expect(await record.events(turnId)).toEqual(['turn-accepted', 'turn-interrupted']);
    expect(await record.finish({ turnId, attempt: 1 })).toEqual({ fenced: true });
    expect(await record.renew(WORKER, { turnId, attempt: 1 })).toEqual({ held: [], stop: [] });
  });

  test('one that its worker hands back moves on at the next look, and its worker is fenced at once', async () => {
    const { tick } = await openReaper().ready();
    const { first } = await conductor();
    const turnId = await running();
    const at = { turnId, attempt: 1 };
    expect(await record.release(OTHER_WORKER, at)).toEqual({ released: false });
    expect(await record.release(WORKER, at)).toEqual({ released: true });
    expect(await record.renew(WORKER, at)).toEqual({ held: [], stop: [] });
    expect(await record.finish(at)).toEqual({ fenced: true });
    await tick();
    expect(await record.generation(turnId)).toMatchObject({ status: 'accepted', attempt: 2, starts: 1 });
    expect(await first).toEqual({ turnId, attempt: 2 });
  });

  test('one that was stopped, started three times, is ten minutes old or not begun is not handed back: its worker keeps it to end it', async () => {
    for (const change of ['stop_requested = true', 'starts = 3', `created_at = now() - interval '11 minutes'`, `status = 'accepted'`]) {
      const turnId = await running();
      await record.rows(`update generations set ${change} where turn_id = $1`, [turnId]);
      expect(await record.release(WORKER, { turnId, attempt: 1 })).toEqual({ released: false });
      expect(await record.finish({ turnId, attempt: 1 })).toHaveProperty('end');
    }
  });

  test('a conductor is asked for again while no gateway is there', async () => {
    const { tick } = await openReaper().ready();
    const turnId = await running();
    await lapse(turnId);
    await tick();
    expect(await (await conductor()).first).toEqual({ turnId, attempt: 2 });
  });

  test('a dead holder loses its turns after two pings, long before its lease; a frozen and a living one keep theirs', async () => {
    const [dead, frozen, alive] = [await running(), await running(OTHER_WORKER), await running('inference.worker03')];
    await worker(OTHER_WORKER, true);
    await worker('inference.worker03');
    const { tick } = await openReaper().ready();
    await tick();
    expect(await record.generation(dead)).toMatchObject({ attempt: 1 });
    await tick();
    expect(await record.generation(dead)).toMatchObject({ attempt: 2 });
    for (const kept of [frozen, alive]) expect(await record.generation(kept)).toMatchObject({ attempt: 1, status: 'running' });
  });

  test('"nobody there" is not believed on a young connection', async () => {
    const turnId = await running();
    const { tick } = await openReaper({ connectedForMs: TURN_LIMITS.trustedConnectionMs - 1 }).ready();
    for (let i = 0; i < 3; i++) expect(await tick()).toBe('judged');
    expect(await record.generation(turnId)).toMatchObject({ attempt: 1 });
  });

  test('two reapers at once take an attempt once', async () => {
    const [one, two] = [await openReaper().ready(), await openReaper().ready()];
    const turnId = await running();
    await lapse(turnId);
    await Promise.all([one.tick(), two.tick()]);
    expect(await record.generation(turnId)).toMatchObject({ attempt: 2 });
    expect([...one.signals, ...two.signals]).toHaveLength(1);
    expect(await record.events(turnId)).toEqual(['turn-accepted', 'turn-interrupted']);
  });
});

describe('a lost attempt that is not run again', () => {
  const ended = async (turnId: string, expected: object) => {
    const { asked } = await conductor();
    const { tick, signals } = await openReaper().ready();
    await lapse(turnId);
    await tick();
    expect(signals).toEqual([{ turnId, attempt: 2 }]);
    const generation = await record.generation(turnId);
    const [, answer] = await record.messages(turnId);
    expect(generation?.['end_json']).toEqual({ ...expected, stages: {}, notices: [], messageId: answer?.['id'] });
    expect(generation).toMatchObject({ status: answer?.['outcome'], attempt: 2, holder: '' });
    expect(answer).toMatchObject({ role: 'assistant', content: '', sources: [] });
    expect(await record.events(turnId)).toEqual(['turn-accepted', 'turn-completed']);
    expect(await record.finish({ turnId, attempt: 1 })).toEqual({ fenced: true });
    expect(asked).toEqual([]);
  };

  test('ends as stopped when the athlete had asked to stop', async () => {
    const turnId = await running();
    await stopTurn({ turnId, athleteId: ana.athleteId }, record.deps);
    await ended(turnId, { outcome: 'stopped', finish: 'stopped', reason: 'holder lost' });
  });

  test('fails after the third start', async () => {
    const turnId = await running();
    await record.rows('update generations set starts = $2 where turn_id = $1', [turnId, TURN_LIMITS.maxStarts]);
    await ended(turnId, { outcome: 'failed', finish: 'error', reason: 'attempts' });
  });

  test('fails when it is older than ten minutes', async () => {
    const turnId = await running();
    await record.rows(`update generations set created_at = now() - interval '601 s' where turn_id = $1`, [turnId]);
    await ended(turnId, { outcome: 'failed', finish: 'error', reason: 'deadline' });
  });
});

describe('amnesty: who could not have heard the renewals does not judge', () => {
  const spared = async (turnId: string) => {
    const [row] = await record.rows<{ ms: number }>(
      'select extract(epoch from lease_until - now())::float * 1000 as ms from generations where turn_id = $1 and attempt = 1',
      [turnId],
    );
    expect(row?.ms).toBeGreaterThan(TURN_LIMITS.amnestyMs - 1_000);
  };

  test('after its own start', async () => {
    const turnId = await running();
    await lapse(turnId);
    expect(await openReaper().tick()).toBe('amnesty');
    await spared(turnId);
  });

  test('after a reconnect, and not while disconnected', async () => {
    const { tick, world, reconnect } = await openReaper().ready();
    const turnId = await running();
    await worker(WORKER);
    await lapse(turnId);
    world.connected = false;
    expect(await tick()).toBe('deaf');
    world.connected = true;
    expect(await tick()).toBe('amnesty');
    await spared(turnId);
    expect(await tick()).toBe('judged');
    reconnect();
    await lapse(turnId);
    expect(await tick()).toBe('amnesty');
    await spared(turnId);
  });

  test('after a pause of its own, between ticks or inside one', async () => {
    const { tick, world } = await openReaper().ready();
    const turnId = await running();
    await lapse(turnId);
    expect(await tick(2_001)).toBe('amnesty');
    await spared(turnId);
    await lapse(turnId);
    world.duringPing = () => (world.nowMs += 8_000);
    expect(await tick()).toBe('deaf');
    world.duringPing = () => undefined;
    expect(await tick()).toBe('amnesty');
    await spared(turnId);
  });

  test('after the database was away, when nobody could renew', async () => {
    const { tick, world } = await openReaper().ready();
    const turnId = await running();
    world.databaseDown = true;
    await expect(tick()).rejects.toThrow('away');
    await lapse(turnId);
    world.databaseDown = false;
    expect(await tick()).toBe('amnesty');
    await spared(turnId);
  });

  test('an amnesty never shortens a lease', async () => {
    const turnId = await running();
    await record.rows(`update generations set lease_until = now() + interval '1 hour' where turn_id = $1`, [turnId]);
    await openReaper().tick();
    const [row] = await record.rows(`select lease_until > now() + interval '59 min' as kept from generations where turn_id = $1`, [turnId]);
    expect(row).toEqual({ kept: true });
  });
});
