import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as contract from '@hyrox/contracts';
import { createConversation } from '../src/conversations/create-conversation.ts';
import { listConversations } from '../src/conversations/list-conversations.ts';
import { listMessages } from '../src/conversations/list-messages.ts';
import { giveFeedback } from '../src/feedback/give-feedback.ts';
import { DONE, openRecord, WORKER, type Athlete, type TestRecord } from './open-record.ts';

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

const conversations = async (athlete: Athlete, over: { limit?: number; before?: string; search?: string } = {}) =>
  contract.listConversations.output.parse(
    await listConversations(contract.listConversations.input.parse({ athleteId: athlete.athleteId, ...over }), record.deps),
  );
const messages = async (athlete: Athlete, conversationId: string, over: { limit?: number; before?: string } = {}) =>
  contract.listMessages.output.parse(
    await listMessages(contract.listMessages.input.parse({ athleteId: athlete.athleteId, conversationId, ...over }), record.deps),
  );
const create = (athlete: Athlete, conversationId: string) =>
  createConversation({ athleteId: athlete.athleteId, conversationId }, record.deps);

describe('conversations', () => {
  test('B01: creating one twice is one; the id of somebody else’s is not found', async () => {
    const id = randomUUID();
    const first = contract.createConversation.output.parse(await create(ana, id));
    expect(first.conversation).toMatchObject({ id, title: null, lastMessagePreview: '' });
    expect(await create(ana, id)).toEqual(first);
    await expect(create(ben, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('are listed by their newest message, a page at a time, none twice and none left out', async () => {
    const asked = [];
    for (let n = 1; n <= 5; n++)
      asked.push(await record.answered(ana, { message: `Question ${n}\n\nwith more` }, { text: `Answer   ${n}` }));
    await record.answered(ben);
    await record.answered(ana, { conversationId: asked[0]?.conversationId ?? '', message: 'Once more' }, { text: 'Last' });
    const first = await conversations(ana, { limit: 2 });
    expect(first).toMatchObject({
      more: true,
      conversations: [{ title: 'Question 1', lastMessagePreview: 'Last' }, { lastMessagePreview: 'Answer 5' }],
    });
    const second = await conversations(ana, { limit: 3, before: first.conversations[1]?.id ?? '' });
    expect(second.conversations.map((c) => c.lastMessagePreview)).toEqual(['Answer 4', 'Answer 3', 'Answer 2']);
    expect(second.more).toBe(false);
  });

  test('B09: going on from a conversation that is not one’s own is invalid', async () => {
    const bens = await record.answered(ben);
    await expect(conversations(ana, { before: bens.conversationId })).rejects.toMatchObject({ code: 'invalid', field: 'before' });
  });
});

describe('messages', () => {
  test('come oldest first inside a page and go on before an id', async () => {
    const conversationId = randomUUID();
    for (let n = 1; n <= 3; n++) await record.answered(ana, { conversationId, message: `q${n}` }, { text: `a${n}` });
    const newest = await messages(ana, conversationId, { limit: 3 });
    expect(newest.messages.map((m) => m.content)).toEqual(['a2', 'q3', 'a3']);
    expect(newest.more).toBe(true);
    const older = await messages(ana, conversationId, { limit: 3, before: newest.messages[0]?.id ?? '' });
    expect(older.messages.map((m) => m.content)).toEqual(['q1', 'a1', 'q2']);
    expect(older.messages.every((m) => m.liveTurnId === null)).toBe(true);
    expect(older.more).toBe(false);
  });

  test('an answer carries how it was made, a question whose answer still runs its live turn', async () => {
    const sources = [{ id: 'c1', sourceName: 'Analysis', section: 'Sled', score: 0.5, content: 'Low hips.' }];
    const done = await record.answered(
      ana,
      {},
      { carry: { sources }, end: { ...DONE, notices: [{ code: 'x', severity: 'info', text: 'y' }] } },
    );
    const live = record.question(ana, { conversationId: done.conversationId });
    await record.accept(live);
    const [question, answer, running] = (await messages(ana, done.conversationId)).messages;
    expect(question).toMatchObject({ role: 'user', turnId: done.turnId, liveTurnId: null, outcome: null });
    expect(answer).toMatchObject({ role: 'assistant', outcome: 'done', finish: 'stop', model: 'coach-k', sources, liveTurnId: null });
    expect(answer?.notices).toEqual([{ code: 'x', severity: 'info', text: 'y' }]);
    expect(running).toMatchObject({ role: 'user', turnId: live.turnId, liveTurnId: live.turnId });
    await record.renew(WORKER, { turnId: live.turnId, attempt: 1 });
    await record.finish({ turnId: live.turnId, attempt: 1 });
    expect((await messages(ana, done.conversationId)).messages.map((m) => m.liveTurnId)).toEqual([null, null, null, null]);
  });

  test('B01: of somebody else’s conversation are not found', async () => {
    const bens = await record.answered(ben);
    await expect(messages(ana, bens.conversationId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(messages(ben, bens.conversationId, { before: randomUUID() })).rejects.toMatchObject({ code: 'invalid', field: 'before' });
  });
});

describe('feedback', () => {
  const answerOf = async (athlete: Athlete) => {
    const { turnId } = await record.answered(athlete);
    const [question, answer] = await record.messages(turnId);
    return { turnId, questionId: String(question?.['id']), messageId: String(answer?.['id']) };
  };
  type Said = { reasons?: contract.FeedbackReason[]; comment?: string };
  const give = (athlete: Athlete, messageId: string, rating: 1 | -1 | null, said: Said = {}) =>
    giveFeedback({ ...athlete, messageId, rating, ...said }, record.deps);
  const kept = (messageId: string) =>
    record.rows('select rating, reasons, comment from message_feedback where message_id = $1', [messageId]);
  const events = async (messageId: string) =>
    (
      await record.rows(`select payload from outbox where name = 'feedback-given' and payload ->> 'messageId' = $1 order by id`, [
        messageId,
      ])
    ).map((row) => contract.feedbackGiven.data.parse(row['payload']));

  test('is kept once, changed, withdrawn, and each change is one event', async () => {
    const { messageId, turnId } = await answerOf(ana);
    expect(await give(ana, messageId, 1)).toEqual({ ok: true });
    await give(ana, messageId, 1);
    expect(await kept(messageId)).toEqual([{ rating: 1, reasons: [], comment: null }]);
    await give(ana, messageId, -1, { comment: 'too\u0000 vague' });
    await give(ana, messageId, -1);
    expect(await kept(messageId)).toEqual([{ rating: -1, reasons: [], comment: 'too\uFFFD vague' }]);
    await give(ana, messageId, null);
    await give(ana, messageId, null);
    expect(await kept(messageId)).toEqual([]);
    const expected = [1, -1, null].map((rating) => ({ messageId, turnId, athleteRef: ana.athleteRef, rating }));
    expect(await events(messageId)).toEqual(expected);
  });

  test('reasons are replaced by each call that names them, in any order once, and do not outlive a thumb that turned', async () => {
    const { messageId } = await answerOf(ana);
    await give(ana, messageId, 1, { reasons: ['specific', 'clear', 'clear'] });
    await give(ana, messageId, 1, { reasons: ['clear', 'specific'] });
    await give(ana, messageId, 1);
    expect(await kept(messageId)).toEqual([{ rating: 1, reasons: ['clear', 'specific'], comment: null }]);
    expect(await events(messageId)).toHaveLength(1);
    await give(ana, messageId, 1, { reasons: [], comment: 'well said' });
    expect(await kept(messageId)).toEqual([{ rating: 1, reasons: [], comment: 'well said' }]);
    await give(ana, messageId, 1, { reasons: ['fits_me'] });
    await give(ana, messageId, -1, { comment: '' });
    expect(await kept(messageId)).toEqual([{ rating: -1, reasons: [], comment: null }]);
  });

  test('the athlete sees their own thumb beside the answer, and nobody else’s', async () => {
    const { conversationId, turnId } = await record.answered(ana);
    const messageId = String((await record.messages(turnId))[1]?.['id']);
    const seen = async () => (await messages(ana, conversationId)).messages.map((m) => m.feedback);
    expect(await seen()).toEqual([null, null]);
    await give(ana, messageId, -1, { reasons: ['vague', 'too_long'], comment: 'so long' });
    expect(await seen()).toEqual([null, { rating: -1, reasons: ['too_long', 'vague'], comment: 'so long' }]);
    await give(ana, messageId, null);
    expect(await seen()).toEqual([null, null]);
  });

  test('B07: on a question, an unknown message or somebody else’s answer is not found', async () => {
    const { messageId, questionId } = await answerOf(ben);
    for (const [athlete, id] of [
      [ana, messageId],
      [ben, questionId],
      [ana, randomUUID()],
    ] as const) {
      await expect(give(athlete, id, 1)).rejects.toMatchObject({ code: 'not_found' });
      expect(await events(id)).toEqual([]);
    }
  });
});
