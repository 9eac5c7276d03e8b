import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as contract from '@hyrox/contracts';
import { deleteConversation } from '../src/conversations/delete-conversation.ts';
import { renameConversation } from '../src/conversations/rename-conversation.ts';
import { giveFeedback } from '../src/feedback/give-feedback.ts';
import { openRecord, WORKER, type Athlete, type TestRecord } from './open-record.ts';

let record: TestRecord;
let ana: Athlete;
let ben: Athlete;

beforeAll(async () => {
  record = await openRecord();
});
beforeEach(async () => {
  [ana, ben] = [await record.newAthlete(), await record.newAthlete()];
});
afterAll(() => record.close());

const rename = (athlete: Athlete, conversationId: string, title: string) =>
  renameConversation({ ...athlete, conversationId, title }, record.deps);
const remove = (athlete: Athlete, conversationId: string) => deleteConversation({ ...athlete, conversationId }, record.deps);
const row = async (id: string) => (await record.rows('select * from conversations where id = $1', [id]))[0];
const changes = async (conversationId: string) =>
  (
    await record.rows(`select payload from outbox where name = 'conversation-changed' and payload ->> 'conversationId' = $1 order by id`, [
      conversationId,
    ])
  ).map(({ payload }) => contract.conversationChanged.data.parse(payload).change);

describe('a title', () => {
  test('is made from the first question that says something, and kept', async () => {
    const { conversationId } = await record.answered(ana, { message: 'Hi coach!' });
    expect(await row(conversationId)).toMatchObject({ title: null });
    await record.answered(ana, { conversationId, message: 'Could you tell me about wall balls? I hate them.' });
    await record.answered(ana, { conversationId, message: 'And the sled?' });
    expect(await row(conversationId)).toMatchObject({ title: 'Wall balls' });
  });

  test('of the athlete replaces it for good, with one event, and moves nothing in the list', async () => {
    const { conversationId, turnId } = await record.answered(ana);
    const before = await row(conversationId);
    const kicksBefore = record.kicks();
    const { conversation } = contract.renameConversation.output.parse(await rename(ana, conversationId, 'Sled'));
    expect(conversation).toMatchObject({ id: conversationId, title: 'Sled' });
    expect(await row(conversationId)).toMatchObject({ title: 'Sled', updated_at: before?.['updated_at'] });
    await rename(ana, conversationId, 'Sled');
    expect([await changes(conversationId), record.kicks() - kicksBefore]).toEqual([['renamed'], 1]);
    await record.answered(ana, { conversationId, message: 'Something else entirely', replaces: turnId });
    expect(await row(conversationId)).toMatchObject({ title: 'Sled' });
  });

  test('given to an empty conversation survives its first question', async () => {
    const { conversationId } = await record.answered(ben);
    await record.rows('update conversations set title = null where id = $1', [conversationId]);
    await rename(ben, conversationId, 'Mine');
    await record.answered(ben, { conversationId, message: 'How heavy is the sled?' });
    expect(await row(conversationId)).toMatchObject({ title: 'Mine' });
  });

  test('B04: of somebody else’s conversation is not found and stays, without an event', async () => {
    const { conversationId } = await record.answered(ben);
    const before = await row(conversationId);
    await expect(rename(ana, conversationId, 'Mine')).rejects.toMatchObject({ code: 'not_found' });
    await expect(rename(ana, randomUUID(), 'Mine')).rejects.toMatchObject({ code: 'not_found' });
    expect([await row(conversationId), await changes(conversationId)]).toEqual([before, []]);
  });
});

describe('deleting a conversation', () => {
  test('P04: leaves nothing of it but ids: no text in any table, the outbox included', async () => {
    const canary = `canary-${randomUUID()}`;
    const carry = { trainingConsent: true, adult: true, promptMessages: [{ role: 'user', content: canary }], promptVersion: 'p1' };
    const first = await record.answered(ana, { message: `About ${canary}` }, { text: `Answer ${canary}`, carry });
    const { conversationId } = first;
    const other = await record.answered(ana, { message: 'Another one' }, { text: 'Other answer', carry: { ...carry, promptMessages: [] } });
    await record.answered(ana, { conversationId, message: `Again ${canary}`, replaces: first.turnId }, { text: canary, carry });
    const messageId = String((await record.messages(first.turnId))[1]?.['id']);
    await giveFeedback({ ...ana, messageId, rating: -1, comment: canary }, record.deps);
    await remove(ana, conversationId);
    const tables = (await record.rows<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public'`)).map(
      (t) => t.name,
    );
    for (const table of tables) {
      expect([
        table,
        await record.rows(`select t::text as row from public.${table} as t where t::text like '%' || $1 || '%'`, [canary]),
      ]).toEqual([table, []]);
    }
    for (const table of ['messages', 'generations']) {
      expect(await record.rows(`select 1 from ${table} where conversation_id = $1`, [conversationId])).toEqual([]);
    }
    expect(await record.rows('select 1 from turn_metrics where turn_id = $1', [first.turnId])).toEqual([]);
    expect(await changes(conversationId)).toEqual(['deleted']);
    const kept = await record.rows(`select payload from outbox where name = 'turn-completed' and athlete_ref = $1 order by id`, [
      ana.athleteRef,
    ]);
    expect(kept.map(({ payload }) => contract.turnCompleted.data.parse(payload).training?.answer ?? null)).toEqual([
      null,
      'Other answer',
      null,
    ]);
    expect(await record.messages(other.turnId)).toHaveLength(2);
  });

  test('an answer that still runs is given up: its worker holds nothing any more, and what it held is used', async () => {
    const question = record.question(ana);
    await record.accept(question);
    await record.renew(WORKER, { turnId: question.turnId, attempt: 1 });
    const kicksBefore = record.kicks();
    expect(await remove(ana, question.conversationId)).toEqual({ ok: true });
    expect(record.kicks()).toBe(kicksBefore + 1);
    expect(await record.renew(WORKER, { turnId: question.turnId, attempt: 1 })).toEqual({ held: [], stop: [] });
    expect(await record.finish({ turnId: question.turnId, attempt: 1 })).toEqual({ fenced: true });
    const [used] = await record.rows('select turns, tokens::int, reserved::int from athlete_usage where athlete_id = $1', [ana.athleteId]);
    expect(used).toMatchObject({ turns: 1, reserved: 0 });
    expect(Number(used?.['tokens'])).toBeGreaterThan(1_200);
  });

  test('B04: somebody else’s is not found and stays whole; one’s own is not found the second time, with one event', async () => {
    const { conversationId, turnId } = await record.answered(ben);
    await expect(remove(ana, conversationId)).rejects.toMatchObject({ code: 'not_found' });
    expect(await record.messages(turnId)).toHaveLength(2);
    expect(await changes(conversationId)).toEqual([]);
    await remove(ben, conversationId);
    await expect(remove(ben, conversationId)).rejects.toMatchObject({ code: 'not_found' });
    expect(await changes(conversationId)).toEqual(['deleted']);
  });

  test('at the moment a turn is accepted, renewed or finished in it: either is whole, nothing is half', async () => {
    for (let round = 0; round < 15; round++) {
      const { conversationId } = await record.answered(ana);
      const next = record.question(ana, { conversationId });
      const at = { turnId: next.turnId, attempt: 1 };
      const [accepted] = await Promise.all([record.accept(next), remove(ana, conversationId), record.renew(WORKER, at), record.finish(at)]);
      // Accepted before: gone with it. Accepted after: a conversation of its own.
      expect(accepted.outcome).toBe('created');
      const rows = await record.rows('select 1 from conversations where id = $1', [conversationId]);
      expect(await record.messages(next.turnId)).toHaveLength(
        rows.length ? ((await record.generation(next.turnId))?.['end_json'] ? 2 : 1) : 0,
      );
      await record.rows('delete from conversations where id = $1', [conversationId]);
    }
  });
});
