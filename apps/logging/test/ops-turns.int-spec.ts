import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { listOpsTurns as listContract, readOpsTurns as contract, type TurnEnd } from '@hyrox/contracts';
import { listDeadLetters, readBacklog, redriveDeadLetter, setAsideLetter } from '@hyrox/service-kit';
import { listOpsTurns } from '../src/ops/list-ops-turns.ts';
import { readOpsTurns } from '../src/ops/read-ops-turns.ts';
import { DONE, openRecord, type TestRecord } from './open-record.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await openRecord();
}, 60_000);
afterAll(() => record?.close());

const roles = ['ops'];
const read = async (window: 'now' | 'hour' | 'day' = 'now') =>
  contract.output.parse(await readOpsTurns({ roles, window }, { database: record.database }));
const list = async (limit: number, before?: string) =>
  listContract.output.parse(await listOpsTurns({ roles, limit, ...(before ? { before } : {}) }, { database: record.database }));

test('a night without turns is figures of nought, not an error', async () => {
  const { figures, stages, models, series, signals } = await read();
  expect(figures).toMatchObject({ turns: 0, failed: 0, costNanoUsd: 0 });
  expect([stages, models, series.length, signals.degraded]).toEqual([[], [], 30, []]);
  expect([signals.failed, signals.firstToken.p95]).toEqual([{ bad: 0, all: 0, since: null }, null]);
});

test('what ended is counted by outcome, stage, model and step, with the time at which failing began', async () => {
  const athlete = await record.newAthlete();
  const turn = (end: Partial<TurnEnd>) => record.answered(athlete, {}, { end: { ...DONE, ...end } });
  const failed = await turn({ outcome: 'failed', finish: 'error', reason: 'provider' });
  await turn({});
  await turn({ stages: { first_token: 20_000, generation: 3_000 } });
  await record.rows(`update public.turn_metrics set created_at = now() - interval '4 minutes', degraded = 'no_search'
    where outcome = 'failed'`);
  const { figures, stages, models, series, signals } = await read();
  expect(figures).toMatchObject({ turns: 3, done: 2, failed: 1, cold: 1, degraded: 1, costNanoUsd: 3 * 757_000 });
  const firstToken = stages.find(({ stage }) => stage === 'first_token');
  expect([firstToken?.turns, firstToken?.p50Ms, stages.some(({ stage }) => stage === 'turn')]).toEqual([3, 410, true]);
  expect(models).toMatchObject([{ model: 'coach-k', turns: 3, failed: 1 }]);
  expect(series.reduce((sum, { turns }) => sum + turns, 0)).toBe(3);
  expect(signals.failed).toMatchObject({ bad: 1, all: 3 });
  const ageS = (Date.now() - Date.parse(signals.failed.since ?? '')) / 1_000;
  expect(ageS > 200 && ageS < 300).toBe(true);
  expect(signals.degraded).toMatchObject([{ what: 'no_search', bad: 1, all: 3 }]);

  const first = await list(2);
  expect([first.more, first.turns.length]).toEqual([true, 2]);
  const rest = await list(2, first.turns.at(-1)?.turnId);
  expect([rest.more, rest.turns.map(({ turnId }) => turnId)]).toEqual([false, [failed.turnId]]);
  await expect(list(2, crypto.randomUUID())).rejects.toMatchObject({ code: 'invalid', field: 'before' });
});

test('without the role there is nothing here', async () => {
  const input = { roles: ['data'], window: 'now' as const };
  await expect(readOpsTurns(input, { database: record.database })).rejects.toMatchObject({ code: 'not_found' });
  await expect(listOpsTurns({ roles: [], limit: 1 }, { database: record.database })).rejects.toMatchObject({ code: 'not_found' });
});

const SUBJECT = `evt.feedback-given.v1.${'a'.repeat(32)}`;
const thumb = JSON.stringify({ messageId: crypto.randomUUID(), turnId: null, athleteRef: 'a'.repeat(32), rating: 1 });
const keep = async (body: string, order: number | null, owner = 'svc_logging'): Promise<number> => {
  const rows = await record.rows<{ id: string }>(
    `insert into public.dead_letters (owner, consumer, event_id, subject, body, reason, stream_order)
     values ($1, 'c', gen_random_uuid()::text, $2, $3, 'failed 7 times', $4) returning id`,
    [owner, SUBJECT, body, order],
  );
  return Number(rows[0]?.id);
};

test('a dead letter goes out once more in its old place, and only what a contract accepts; nobody sees what it holds', async () => {
  const { database } = record;
  const good = await keep(thumb, 42);
  const bad = await keep('{"rating": 7}', 43);
  const foreign = await keep(thumb, 44, 'svc_retrieval');
  const sent: { messageId: string; order: number; body: string }[] = [];
  let isUp = false;
  const publish = async (event: (typeof sent)[number]) => {
    if (!isUp) throw new Error('no stream');
    sent.push(event);
  };
  const redrive = (id: number, as = roles) => redriveDeadLetter({ roles: as, id }, { database, owner: 'logging', publish });

  const { letters } = await listDeadLetters({ roles }, { database });
  expect(letters.map(({ id, canBeSent, event }) => [id, canBeSent, event])).toEqual([
    [bad, false, 'feedback-given.v1'],
    [good, true, 'feedback-given.v1'],
  ]);
  expect(JSON.stringify(letters)).not.toMatch(/rating|aaaa/u);

  await expect(redrive(good)).rejects.toMatchObject({ code: 'unavailable' });
  isUp = true;
  await expect(redrive(good, ['data'])).rejects.toMatchObject({ code: 'not_found' });
  await expect(redrive(bad)).rejects.toMatchObject({ code: 'conflict' });
  await expect(redrive(foreign)).rejects.toMatchObject({ code: 'not_found' });
  expect(Date.parse((await redrive(good)).redrivenAt)).toBeGreaterThan(0);
  await expect(redrive(good)).rejects.toMatchObject({ code: 'not_found' });
  expect(sent).toMatchObject([{ messageId: `redrive.logging.${good}`, order: 42, body: thumb }]);
  expect((await listDeadLetters({ roles }, { database })).letters.find(({ id }) => id === good)?.redrivenAt).not.toBeNull();
});

test('a dead letter that no contract accepts is set aside: kept with who and when, and counted no more', async () => {
  const { database } = record;
  const backlog = () => readBacklog({ roles }, { database, consumers: () => [] });
  const bad = await keep('{ not JSON', 45);
  const waiting = (await backlog()).deadLetters?.waiting ?? 0;
  const setAside = (id: number, as = roles) => setAsideLetter({ roles: as, id, who: 'night-watch' }, { database });
  await expect(setAside(bad, ['data'])).rejects.toMatchObject({ code: 'not_found' });
  expect(Date.parse((await setAside(bad)).setAsideAt)).toBeGreaterThan(0);
  await expect(setAside(bad)).rejects.toMatchObject({ code: 'not_found' });
  expect((await backlog()).deadLetters?.waiting).toBe(waiting - 1);
  const { letters } = await listDeadLetters({ roles }, { database });
  expect(letters.find(({ id }) => id === bad)).toMatchObject({ setAsideBy: 'night-watch', redrivenAt: null, canBeSent: false });
  const kept = await record.rows<{ body: string; set_aside_by: string }>(
    'select body, set_aside_by from public.dead_letters where id = $1',
    [bad],
  );
  expect(kept).toEqual([{ body: '{ not JSON', set_aside_by: 'night-watch' }]);
});

test('an outbox that cannot be read is no empty one', async () => {
  const database = { call: () => Promise.reject(new Error('permission denied for table outbox')) };
  expect(await readBacklog({ roles }, { database, consumers: () => [] })).toEqual({ outbox: null, deadLetters: null, consumers: [] });
});

test('a slow model is no cold one when the worker says so, and each kind tells how it stands now', async () => {
  const athlete = await record.newAthlete();
  const answer = (end: Partial<TurnEnd>) => record.answered(athlete, {}, { end: { ...DONE, ...end } });
  const slow = { stages: { first_token: 14_000 }, cold: false };
  const turns = [await answer(slow), await answer(slow), await answer({ cold: true }), await answer({ cold: false })];
  await record.rows(`update public.turn_metrics set created_at = now() - interval '2 hours' where turn_id <> all($1)`, [
    turns.map(({ turnId }) => turnId),
  ]);
  await record.rows(`update public.turn_metrics set degraded = 'nothing_found,no_profile' where turn_id = $1`, [turns[0]?.turnId]);
  const { signals } = await read();
  const standing = Object.fromEntries((signals.standing ?? []).map(({ what, bad, all, lately, fine }) => [what, [bad, all, lately, fine]]));
  expect(standing).toEqual({ slow: [2, 4, 2, 2], cold: [1, 4, 1, 1], nothing_found: [1, 4, 1, 3], no_profile: [1, 4, 1, 3] });
  expect(signals.degraded.map(({ what }) => what)).toEqual(['no_profile', 'nothing_found']);
});

test('whether turns still end is told by five minutes, what was before them, and the same hour of other days', async () => {
  const athlete = await record.newAthlete();
  const ago = async (when: string, turns: number) => {
    for (let i = 0; i < turns; i++) {
      const { turnId } = await record.answered(athlete, {}, { end: DONE });
      await record.rows(`update public.turn_metrics set created_at = now() - $2::interval where turn_id = $1`, [turnId, when]);
    }
  };
  await record.rows(`update public.turn_metrics set created_at = now() - interval '20 days'`, []);
  await ago('4 minutes', 1);
  await ago('20 minutes', 2);
  await ago('50 minutes', 3);
  await ago('24 hours 10 minutes', 4);
  await ago('168 hours 10 minutes', 5);
  const { flow } = (await read()).signals;
  expect(flow).toMatchObject({ lately: 1, before: 2, hour: 6, dayAgo: 4, weekAgo: 5 });
  const agoS = (Date.now() - Date.parse(flow?.lastAt ?? '')) / 1_000;
  expect(agoS > 200 && agoS < 300).toBe(true);
});
