import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as contract from '@hyrox/contracts';
import { listMessages } from '../src/conversations/list-messages.ts';
import { DONE, GATEWAY, openRecord, WORKER, type Athlete, type TestRecord } from './open-record.ts';

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

const said = async (conversationId: string) =>
  contract.listMessages.output
    .parse(await listMessages({ athleteId: ana.athleteId, conversationId, limit: 50 }, record.deps))
    .messages.map((m) => m.content);
const supersededBy = async (turnId: string) => (await record.generation(turnId))?.['superseded_by'];
/** Three answered turns: q1 a1 q2 a2 q3 a3. */
const conversation = async () => {
  const conversationId = randomUUID();
  const turns = [];
  for (let n = 1; n <= 3; n++)
    turns.push((await record.answered(ana, { conversationId, message: `Question q${n}` }, { text: `a${n}` })).turnId);
  return { conversationId, turns: turns as [string, string, string] };
};

describe('a turn that replaces another', () => {
  test('takes the place of it and of everything after it: in the list, in the history, in the preview', async () => {
    const { conversationId, turns } = await conversation();
    const edited = record.question(ana, { conversationId, message: 'Question q2, better', replaces: turns[1] });
    const accepted = await record.accept(edited);
    expect(accepted).toMatchObject({
      outcome: 'created',
      state: {
        turnId: edited.turnId,
        history: [
          { role: 'user', content: 'Question q1' },
          { role: 'assistant', content: 'a1' },
        ],
      },
    });
    expect(await Promise.all(turns.map(supersededBy))).toEqual([null, edited.turnId, edited.turnId]);
    expect(await said(conversationId)).toEqual(['Question q1', 'a1', 'Question q2, better']);
    await record.renew(WORKER, { turnId: edited.turnId, attempt: 1 });
    await record.finish({ turnId: edited.turnId, attempt: 1 }, { text: '' });
    expect(await said(conversationId)).toEqual(['Question q1', 'a1', 'Question q2, better', '']);
    const [row] = await record.rows('select title, last_message_preview as preview from conversations where id = $1', [conversationId]);
    expect(row).toEqual({ title: 'Question q1', preview: 'Question q2, better' });
    expect(await record.messages(turns[2])).toHaveLength(2);
  });

  test('regenerating keeps the question once, and can be done again', async () => {
    const { conversationId, turns } = await conversation();
    const again = await record.answered(ana, { conversationId, message: 'Question q3', replaces: turns[2] }, { text: 'b3' });
    await record.answered(ana, { conversationId, message: 'Question q3', replaces: again.turnId }, { text: 'c3' });
    expect(await said(conversationId)).toEqual(['Question q1', 'a1', 'Question q2', 'a2', 'Question q3', 'c3']);
    expect(await supersededBy(turns[2])).toBe(again.turnId);
  });

  test('a failed turn can be tried again, and its attempts keep their history when they move', async () => {
    const failed = await record.answered(
      ana,
      { message: 'Question q1' },
      { text: '', end: { ...DONE, outcome: 'failed', finish: 'error' } },
    );
    const retry = record.question(ana, { conversationId: failed.conversationId, message: 'Question q1', replaces: failed.turnId });
    expect((await record.accept(retry)).outcome).toBe('created');
    expect(await record.bump({ turnId: retry.turnId, attempt: 1 })).toMatchObject({ state: { attempt: 2, history: [] } });
  });

  test('E06: the same POST again is the same turn; without `replaces` or with another one it is a conflict', async () => {
    const { conversationId, turns } = await conversation();
    const question = record.question(ana, { conversationId, replaces: turns[1] });
    const outcomes = (await Promise.all(Array.from({ length: 5 }, () => record.accept(question)))).map((a) => a.outcome);
    expect(outcomes.sort()).toEqual(['created', 'existing', 'existing', 'existing', 'existing']);
    const { athleteId, athleteRef, turnId, message, holder } = question;
    expect(await record.accept({ athleteId, athleteRef, turnId, conversationId, message, holder })).toEqual({ outcome: 'conflict' });
    expect(await record.accept({ ...question, replaces: turns[2] })).toEqual({ outcome: 'conflict' });
    await record.finish({ turnId: question.turnId, attempt: 1 });
    expect(await record.accept(question)).toMatchObject({ outcome: 'existing', state: { status: 'done' } });
  });

  test('the title we made of a first question follows it when that is asked anew', async () => {
    const { conversationId, turnId } = await record.answered(ana, { message: 'How heavy is the sled?' });
    const anew = await record.answered(ana, { conversationId, message: 'How long are the lunges?', replaces: turnId });
    const title = async () => (await record.rows('select title from conversations where id = $1', [conversationId]))[0]?.['title'];
    expect(await title()).toBe('How long are the lunges');
    await record.answered(ana, { conversationId, message: 'And the row?' });
    await record.answered(ana, { conversationId, message: 'Hello', replaces: anew.turnId });
    expect(await title()).toBe('How long are the lunges');
  });
});

describe('what cannot be replaced changes nothing', () => {
  test('a turn that was replaced, is unknown, of another conversation or of somebody else', async () => {
    const { conversationId, turns } = await conversation();
    const elsewhere = await record.answered(ana);
    const bens = await record.answered(ben);
    await record.answered(ana, { conversationId, message: 'Question q3', replaces: turns[2] });
    const cases: [string, string][] = [
      [conversationId, turns[2]],
      [conversationId, randomUUID()],
      [conversationId, elsewhere.turnId],
      [conversationId, bens.turnId],
      [randomUUID(), turns[0]],
    ];
    for (const [at, replaces] of cases) {
      const refused = record.question(ana, { conversationId: at, replaces });
      expect(await record.accept(refused)).toEqual({ outcome: 'irreplaceable' });
      expect(await record.generation(refused.turnId)).toBeUndefined();
    }
    expect(await record.rows('select 1 from conversations where id = $1', [cases[4]?.[0]])).toEqual([]);
    expect(await Promise.all([turns[0], turns[1], elsewhere.turnId, bens.turnId].map(supersededBy))).toEqual([null, null, null, null]);
    expect(await record.accept(record.question(ana, { conversationId: bens.conversationId, replaces: bens.turnId }))).toEqual({
      outcome: 'foreign',
    });
  });

  test('while it or a later turn still runs the conversation is busy', async () => {
    const { conversationId, turns } = await conversation();
    const running = record.question(ana, { conversationId });
    await record.accept(running);
    expect(await record.accept(record.question(ana, { conversationId, replaces: running.turnId }))).toEqual({ outcome: 'busy' });
    expect(await record.accept(record.question(ana, { conversationId, replaces: turns[0] }))).toEqual({ outcome: 'busy' });
    expect(await Promise.all(turns.map(supersededBy))).toEqual([null, null, null]);
  });

  test('two devices that replace the same turn at once: one does, and one of them only', async () => {
    for (let round = 0; round < 10; round++) {
      const { conversationId, turnId } = await record.answered(ana);
      const both = [0, 1].map(() => record.question(ana, { conversationId, replaces: turnId, holder: GATEWAY }));
      const outcomes = (await Promise.all(both.map((question) => record.accept(question)))).map((a) => a.outcome);
      expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1);
      expect(outcomes.every((outcome) => ['created', 'busy', 'irreplaceable'].includes(outcome))).toBe(true);
      expect(both.map((question) => question.turnId)).toContain(await supersededBy(turnId));
    }
  });
});
