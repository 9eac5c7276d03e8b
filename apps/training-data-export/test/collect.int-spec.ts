import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { countCollected } from '../src/curate/count-collected.ts';
import { forgetAthlete } from '../src/collect/forget-athlete.ts';
import { forgetConversation } from '../src/collect/forget-conversation.ts';
import { collectTurn } from '../src/collect/collect-turn.ts';
import { meta, openCollector, someRef, turnOf, type Collector } from './collector.ts';

let collector: Collector;
beforeAll(async () => {
  collector = await openCollector();
}, 60_000);
afterAll(() => collector?.close());

const answerOf = async (turnId: string) => (await collector.stored(turnId))?.answer;

test('the same event delivered three times is one turn', async () => {
  const [data, m] = [turnOf(someRef()), meta()];
  for (let i = 0; i < 3; i++) await collectTurn({ data, meta: m }, { database: collector.database });
  expect(await collector.prisma.collectedTurn.count({ where: { turnId: data.turnId } })).toBe(1);
  expect(await collector.stored(data.turnId)).toMatchObject({ answer: 'Low hips.', conversationId: data.conversationId });
});

test('P01 a turn without consent is counted but its words are not kept', async () => {
  const data = await collector.turn(someRef(), { training: null });
  expect(await collector.stored(data.turnId)).toMatchObject({ answer: null, messages: null, tokensOut: 600 });
});

test('what the athlete is called is taken out before anything is kept', async () => {
  const data = await collector.turn(someRef(), {
    training: { messages: [{ role: 'user', content: 'Ana here, sled?' }], answer: 'Low hips, Ana.', names: ['Ana'] },
  });
  expect(await collector.stored(data.turnId)).toMatchObject({
    answer: 'Low hips, [NAME].',
    messages: [{ role: 'user', content: '[NAME] here, sled?' }],
  });
});

describe('P02 a consent that ends', () => {
  test('forgets the words at once, and late events bring none back', async () => {
    const ref = someRef();
    await collector.consent(ref, true);
    const before = await collector.turn(ref);
    await collector.consent(ref, false);
    const late = await collector.turn(ref);
    expect([await answerOf(before.turnId), await answerOf(late.turnId)]).toEqual([null, null]);
  });

  test('and is given again: what was said before stays forgotten, also when it arrives afterwards', async () => {
    const ref = someRef();
    const atTurn = meta();
    await collector.consent(ref, false);
    await collector.consent(ref, true);
    const old = await collector.turn(ref, {}, atTurn);
    const fresh = await collector.turn(ref);
    expect([await answerOf(old.turnId), await answerOf(fresh.turnId)]).toEqual([null, 'Low hips.']);
  });

  test('late, after a newer yes: the yes stands, the words from before go', async () => {
    const ref = someRef();
    const old = await collector.turn(ref);
    const atEnd = meta();
    await collector.consent(ref, true);
    const fresh = await collector.turn(ref);
    await collector.consent(ref, false, atEnd);
    const where = { athleteRef_purpose: { athleteRef: ref, purpose: 'training_reuse' } };
    expect(await collector.prisma.collectedConsent.findUnique({ where })).toMatchObject({ granted: true });
    expect([await answerOf(old.turnId), await answerOf(fresh.turnId)]).toEqual([null, 'Low hips.']);
  });

  test('an older yes that arrives late does not overrule it', async () => {
    const ref = someRef();
    const early = meta();
    await collector.consent(ref, false);
    await collector.consent(ref, true, early);
    const where = { athleteRef_purpose: { athleteRef: ref, purpose: 'training_reuse' } };
    expect(await collector.prisma.collectedConsent.findUnique({ where })).toMatchObject({ granted: false });
  });
});

describe('P03 P07 a minor', () => {
  test('leaves no words, whatever was agreed to: neither those collected nor those to come', async () => {
    const ref = someRef();
    await collector.consent(ref, true);
    const before = await collector.turn(ref);
    await collector.age(ref, false);
    const after = await collector.turn(ref);
    expect([await answerOf(before.turnId), await answerOf(after.turnId)]).toEqual([null, null]);
  });

  test('an older "of age" that arrives late does not overrule, a newer one lets new words in', async () => {
    const ref = someRef();
    const early = meta();
    await collector.age(ref, false);
    await collector.age(ref, true, early);
    const minor = await collector.turn(ref);
    await collector.age(ref, true);
    const adult = await collector.turn(ref);
    expect([await answerOf(minor.turnId), await answerOf(adult.turnId)]).toEqual([null, 'Low hips.']);
  });
});

describe('P04 a conversation', () => {
  test('that was deleted takes its turns along, and late ones stay out', async () => {
    const ref = someRef();
    const turn = await collector.turn(ref);
    await collector.thumb(turn, 1);
    const other = await collector.turn(ref);
    await collector.conversation(turn, 'deleted');
    const late = await collector.turn(ref, { conversationId: turn.conversationId });
    expect([await collector.stored(turn.turnId), await collector.stored(late.turnId)]).toEqual([null, null]);
    expect(await collector.prisma.collectedFeedback.count({ where: { messageId: turn.messageId } })).toBe(0);
    expect(await answerOf(other.turnId)).toBe('Low hips.');
  });

  test('takes unread messages about it along, other ones stay; again is the same', async () => {
    const turn = await collector.turn(someRef());
    const { athleteRef, conversationId } = turn;
    const bury = (ref: string, body: string) =>
      collector.database.pool.query(`insert into public.dead_letters (consumer, subject, body, reason) values ('c', $1, $2, 'r')`, [
        `evt.turn-completed.v1.${ref}`,
        body,
      ]);
    await bury(athleteRef, `{"conversationId":"${conversationId.toUpperCase()}","training":{"answer":"words`);
    await bury(athleteRef, `{"conversationId":"${crypto.randomUUID()}"}`);
    await bury(someRef(), `{"conversationId":"${conversationId}"}`);
    const before = await collector.prisma.deadLetter.count();
    const forget = () => forgetConversation({ athleteRef, conversationId }, { database: collector.database });
    expect(await forget()).toEqual({ removed: 2 });
    expect(await collector.prisma.deadLetter.count()).toBe(before - 1);
    expect(await forget()).toEqual({ removed: 0 });
  });

  test('that was renamed keeps them', async () => {
    const turn = await collector.turn(someRef());
    await collector.conversation(turn, 'renamed');
    expect(await answerOf(turn.turnId)).toBe('Low hips.');
  });
});

test('the latest thumb counts, one taken back is gone, and an older one does not return', async () => {
  const turn = await collector.turn(someRef());
  const thumbs = () => collector.prisma.collectedFeedback.findMany({ where: { messageId: turn.messageId } });
  const early = meta();
  await collector.thumb(turn, 1);
  await collector.thumb(turn, -1);
  expect(await thumbs()).toMatchObject([{ rating: -1 }]);
  await collector.thumb(turn, null);
  await collector.thumb(turn, 1, early);
  expect(await thumbs()).toMatchObject([{ rating: null }]);
});

test('P04 P05 an erased athlete leaves nothing, nothing comes back, and again is the same', async () => {
  const ref = someRef();
  const turn = await collector.turn(ref);
  await collector.thumb(turn, 1);
  await collector.age(ref, true);
  await collector.conversation(await collector.turn(ref), 'deleted');
  await collector.database.pool.query(`insert into public.dead_letters (consumer, subject, body, reason) values ('c', $1, 'words', 'r')`, [
    `evt.turn-completed.v1.${ref}`,
  ]);
  const forget = () => forgetAthlete({ athleteRef: ref }, { database: collector.database });
  expect(await forget()).toEqual({ removed: 5 });
  await collector.turn(ref);
  await collector.consent(ref, true);
  await collector.age(ref, true);
  await collector.thumb(turn, 1);
  expect(await forget()).toEqual({ removed: 0 });
  expect(await collector.prisma.collectedTurn.count({ where: { athleteRef: ref } })).toBe(0);
});

test('a permission that ends while a turn is being kept is not overtaken', async () => {
  const ref = someRef();
  await collector.consent(ref, true);
  const at = [meta(), meta()] as const;
  const [turn] = await Promise.all([collector.turn(ref, {}, at[0]), collector.consent(ref, false, at[1])]);
  expect(await answerOf(turn.turnId)).toBeNull();
});

test('the collector counts what it holds and cannot read what others own', async () => {
  const counted = await countCollected({}, { prisma: collector.prisma });
  expect(counted.turns).toBeGreaterThan(0);
  expect(counted.withText).toBeLessThan(counted.turns);
  await expect(collector.database.pool.query('select * from public.messages')).rejects.toThrow(/permission denied/);
});
