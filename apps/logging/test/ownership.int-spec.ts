import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DONE, openRecord, type Athlete, type Question, type TestRecord } from './open-record.ts';

let record: TestRecord;
let ana: Athlete;
let ben: Athlete;
let anas: Question;
let bens: Question;

beforeAll(async () => {
  record = await openRecord();
  [ana, ben] = [await record.newAthlete(), await record.newAthlete()];
  [anas, bens] = [await record.answered(ana), await record.answered(ben)];
});
afterAll(() => record.close());

/** One statement as role `authenticated` with the athlete's claims. */
const as = (athlete: Athlete, text: string, values: unknown[] = []) =>
  record.database.asAthlete(athlete.athleteId, (tx) => tx.query(text, values));
/** One statement as the service's own role, working for an athlete. */
const serviceFor = (athlete: Athlete, text: string, values: unknown[] = []) =>
  record.database.transaction(async (tx) => {
    await tx.query('select public.work_for_athlete($1)', [athlete.athleteId]);
    return tx.query(text, values);
  });
const REFUSED = { code: '42501' };
const answerOf = async (question: Question) => String((await record.messages(question.turnId))[1]?.['id']);

describe('an athlete', () => {
  test('C01: reads only what is theirs', async () => {
    for (const table of ['conversations', 'messages']) {
      const { rows } = await as(ana, `select athlete_id from ${table}`);
      expect(rows.length).toBeGreaterThan(0);
      expect(new Set(rows.map((row: { athlete_id: string }) => row.athlete_id))).toEqual(new Set([ana.athleteId]));
    }
  });

  test('reads no leases, no metrics, no counters and no outbox', async () => {
    for (const table of ['generations', 'turn_metrics', 'athlete_usage', 'outbox'])
      await expect(as(ana, `select 1 from ${table}`)).rejects.toMatchObject(REFUSED);
  });

  test('without claims there is nothing to read', async () => {
    const { rows } = await record.database.transaction((tx) =>
      tx.query('set local role authenticated').then(() => tx.query('select 1 from messages')),
    );
    expect(rows).toEqual([]);
  });

  test('B04, C04: can neither create, rename nor delete a conversation of somebody else, nor give one away', async () => {
    await expect(as(ana, 'insert into conversations (athlete_id) values ($1)', [ben.athleteId])).rejects.toMatchObject(REFUSED);
    await expect(as(ana, `update conversations set title = 'mine' where id = $1`, [bens.conversationId])).rejects.toMatchObject(REFUSED);
    await expect(as(ana, 'delete from conversations where id = $1', [bens.conversationId])).rejects.toMatchObject(REFUSED);
    await expect(as(ana, 'update conversations set athlete_id = $1', [ben.athleteId])).rejects.toMatchObject(REFUSED);
  });

  test('P04: begins a conversation, but neither renames nor deletes one past the service: its events would stay in the stream', async () => {
    const { conversationId } = await record.answered(ana);
    const begin = 'insert into conversations (id, athlete_id, title) values ($1, $2, null)';
    expect((await as(ana, begin, [randomUUID(), ana.athleteId])).rowCount).toBe(1);
    await expect(as(ana, `update conversations set title = 'Sled' where id = $1`, [conversationId])).rejects.toMatchObject(REFUSED);
    await expect(as(ana, 'delete from conversations where id = $1', [conversationId])).rejects.toMatchObject(REFUSED);
  });

  test('C02, C05, C06: writes no message: neither a question nor an answer, neither here nor there', async () => {
    const insert = `insert into messages (conversation_id, athlete_id, role, content, outcome, finish) values ($1, $2, $3, 'x', $4, $5)`;
    await expect(as(ana, insert, [anas.conversationId, ana.athleteId, 'assistant', 'done', 'stop'])).rejects.toMatchObject(REFUSED);
    await expect(as(ana, insert, [anas.conversationId, ana.athleteId, 'user', null, null])).rejects.toMatchObject(REFUSED);
    await expect(as(ana, insert, [bens.conversationId, ana.athleteId, 'user', null, null])).rejects.toMatchObject(REFUSED);
    await expect(as(ana, `update messages set content = 'x'`)).rejects.toMatchObject(REFUSED);
    await expect(as(ana, 'delete from messages')).rejects.toMatchObject(REFUSED);
  });

  test('B07: puts a thumb on no answer past the service, neither on their own nor on another, and takes none back', async () => {
    const insert = 'insert into message_feedback (message_id, athlete_id, rating) values ($1, $2, 1)';
    for (const question of [anas, bens])
      await expect(as(ana, insert, [await answerOf(question), ana.athleteId])).rejects.toMatchObject(REFUSED);
    await expect(as(ana, 'update message_feedback set rating = -1')).rejects.toMatchObject(REFUSED);
    await expect(as(ana, 'delete from message_feedback')).rejects.toMatchObject(REFUSED);
    expect((await as(ben, 'select 1 from message_feedback')).rowCount).toBe(0);
  });

  test('C09: calls none of the service’s functions', async () => {
    await expect(
      as(ana, 'select public.finish_turn($1, 1, $2, $3, $4, $5)', [anas.turnId, 'inference.aaaaaa', DONE, '', {}]),
    ).rejects.toMatchObject(REFUSED);
    await expect(as(ana, `select public.reap('{}', 1, 1, 1)`)).rejects.toMatchObject(REFUSED);
    await expect(
      as(ana, 'select public.delete_conversation($1, $2, $3, null)', [ben.athleteId, ben.athleteRef, bens.conversationId]),
    ).rejects.toMatchObject(REFUSED);
    await expect(as(ana, `select public.export_record($1, 'messages', null, 1000)`, [ben.athleteId])).rejects.toMatchObject(REFUSED);
    await expect(as(ana, 'select public.list_messages($1, $2, null, 50)', [ben.athleteId, bens.conversationId])).rejects.toMatchObject(
      REFUSED,
    );
    await expect(as(ana, `select public.search_conversations($1, '%', null, 50)`, [ben.athleteId])).rejects.toMatchObject(REFUSED);
  });
});

describe('the service', () => {
  test('C02, C03: cannot put a message of one athlete into the conversation of another', async () => {
    const insert = `insert into messages (conversation_id, athlete_id, role, content) values ($1, $2, 'user', 'x')`;
    await expect(serviceFor(ana, insert, [bens.conversationId, ana.athleteId])).rejects.toMatchObject({ code: '23503' });
    await expect(serviceFor(ana, insert, [bens.conversationId, ben.athleteId])).rejects.toMatchObject(REFUSED);
  });

  test('cannot answer in somebody else’s turn', async () => {
    const insert = `insert into messages (conversation_id, athlete_id, turn_id, role, content) values ($1, $2, $3, 'user', 'x')`;
    const elsewhere = await record.answered(ana);
    await record.rows('delete from messages where turn_id = $1', [bens.turnId]);
    await expect(serviceFor(ana, insert, [elsewhere.conversationId, ana.athleteId, bens.turnId])).rejects.toMatchObject({ code: '23503' });
    bens = await record.answered(ben);
  });

  test('sees no message without working for its athlete, and changes none', async () => {
    expect((await record.database.pool.query('select 1 from messages')).rows).toEqual([]);
    await expect(serviceFor(ana, `update messages set content = 'x'`)).rejects.toMatchObject(REFUSED);
    await expect(serviceFor(ana, 'delete from messages')).rejects.toMatchObject(REFUSED);
    await expect(serviceFor(ana, 'delete from generations')).rejects.toMatchObject(REFUSED);
  });

  test('R04: neither gives an allowance back nor touches another athlete’s', async () => {
    await expect(serviceFor(ana, 'delete from athlete_usage')).rejects.toMatchObject(REFUSED);
    const { rows } = await serviceFor(ana, 'update athlete_usage set turns = turns returning athlete_id');
    expect(rows).toEqual([{ athlete_id: ana.athleteId }]);
    await expect(
      serviceFor(ana, `insert into athlete_usage (athlete_id, day) values ($1, 'today')`, [ben.athleteId]),
    ).rejects.toMatchObject(REFUSED);
  });

  test('the claims of a call end with it', async () => {
    await record.accept(record.question(ana));
    const { rows } = await record.database.pool.query<{ sub: string | null }>('select auth.uid() as sub');
    expect(rows).toEqual([{ sub: null }]);
  });
});

test('an account that is deleted takes everything along', async () => {
  const gone = await record.newAthlete();
  const question = await record.answered(gone);
  await record.rows('insert into message_feedback (message_id, athlete_id, rating) values ($1, $2, 1)', [
    await answerOf(question),
    gone.athleteId,
  ]);
  await record.rows('delete from auth.users where id = $1', [gone.athleteId]);
  for (const table of ['conversations', 'messages', 'generations', 'message_feedback', 'athlete_usage']) {
    expect(await record.rows(`select 1 from ${table} where athlete_id = $1`, [gone.athleteId])).toEqual([]);
  }
});
