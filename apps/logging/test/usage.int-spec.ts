import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readUsage as contract, TURN_LIMITS } from '@hyrox/contracts';
import { deleteConversation } from '../src/conversations/delete-conversation.ts';
import { stopTurn } from '../src/turns/stop-turn.ts';
import { readUsage } from '../src/usage/read-usage.ts';
import { DONE, openRecord, WORKER, type Athlete, type Question, type TestRecord } from './open-record.ts';

let record: TestRecord;
let ana: Athlete;

beforeAll(async () => {
  record = await openRecord();
});
beforeEach(async () => {
  ana = await record.newAthlete();
});
afterEach(() => record.allow());
afterAll(() => record.close());

const ask = (over: Partial<Question> = {}) => record.accept(record.question(ana, over));
const usage = async () => contract.output.parse(await readUsage({ athleteId: ana.athleteId }, record.deps)).usage;
const counters = async () =>
  (
    await record.rows<{ turns: number; tokens: number; reserved: number }>(
      'select turns, tokens::int, reserved::int from athlete_usage where athlete_id = $1',
      [ana.athleteId],
    )
  )[0];
/** Moves what was counted into the past. */
const later = (by: string) =>
  record.rows('update athlete_usage set recent = array(select r - $2::interval from unnest(recent) as r) where athlete_id = $1', [
    ana.athleteId,
    by,
  ]);
const outcomes = async (asked: Promise<{ outcome: string }>[]) => {
  const all = (await Promise.all(asked)).map((accepted) => accepted.outcome);
  return { created: all.filter((o) => o === 'created').length, limited: all.filter((o) => o === 'limited').length };
};
const secondsToMidnight = () => (Date.parse(`${new Date().toISOString().slice(0, 10)}T24:00:00Z`) - Date.now()) / 1000;

describe('turns per minute', () => {
  test('R01: the eleventh within a minute is told when to come again, and leaves nothing behind', async () => {
    record.allow({ turnsPerMinute: 10 });
    for (let n = 0; n < 10; n++) expect((await ask()).outcome).toBe('created');
    await later('20 s');
    const refused = record.question(ana);
    const limited = await record.accept(refused);
    expect(limited).toMatchObject({ outcome: 'limited', limit: 'turns_per_minute', allowed: 10 });
    const { retryAfterS } = limited as { retryAfterS: number };
    expect(retryAfterS).toBeGreaterThan(30);
    expect(retryAfterS).toBeLessThanOrEqual(40);
    expect(await record.generation(refused.turnId)).toBeUndefined();
    expect(await record.rows('select 1 from conversations where id = $1', [refused.conversationId])).toEqual([]);
    expect(await record.events(refused.turnId)).toEqual([]);
    await later(`${retryAfterS} s`);
    expect((await record.accept(refused)).outcome).toBe('created');
  });

  test('is a window that slides: as many as are over may be asked anew', async () => {
    record.allow({ turnsPerMinute: 3 });
    await ask();
    await later('50 s');
    await ask();
    await ask();
    expect(await ask()).toMatchObject({ outcome: 'limited', retryAfterS: 10 });
    await later('11 s');
    expect(await outcomes([ask(), ask()])).toEqual({ created: 1, limited: 1 });
  });

  test('a turn that is already known, a busy conversation and a replaced turn that is none do not count', async () => {
    record.allow({ turnsPerMinute: 2 });
    const question = record.question(ana);
    await record.accept(question);
    for (let n = 0; n < 5; n++) expect((await record.accept(question)).outcome).toBe('existing');
    expect((await ask({ conversationId: question.conversationId })).outcome).toBe('busy');
    expect((await ask({ replaces: question.turnId })).outcome).toBe('irreplaceable');
    expect((await ask({ conversationId: question.conversationId, replaces: question.turnId })).outcome).toBe('busy');
    expect((await ask()).outcome).toBe('created');
    expect((await record.accept(question)).outcome).toBe('existing');
    expect(await counters()).toMatchObject({ turns: 2 });
  });

  test('R03: fifty at once, each in a conversation of its own, are never more than the limit', async () => {
    record.allow({ turnsPerMinute: 7 });
    expect(await outcomes(Array.from({ length: 50 }, () => ask()))).toEqual({ created: 7, limited: 43 });
    expect(await counters()).toMatchObject({ turns: 7 });
  });

  test('one athlete’s questions do not count for another', async () => {
    record.allow({ turnsPerMinute: 1 });
    await ask();
    expect((await record.accept(record.question(await record.newAthlete()))).outcome).toBe('created');
  });
});

describe('turns per day', () => {
  test('R04: asked and stopped a hundred times is a hundred turns, whatever was deleted meanwhile', async () => {
    record.allow({ turnsPerDay: 100 });
    for (let n = 0; n < 100; n++) {
      const question = record.question(ana);
      expect((await record.accept(question)).outcome).toBe('created');
      await stopTurn({ turnId: question.turnId, athleteId: ana.athleteId }, record.deps);
      if (n % 2)
        await record.finish(
          { turnId: question.turnId, attempt: 1 },
          { text: '', end: { outcome: 'stopped', finish: 'stopped', stages: {}, notices: [] } },
        );
      if (n % 4) await deleteConversation({ ...ana, conversationId: question.conversationId }, record.deps);
    }
    await later('61 s');
    const limited = await ask();
    expect(limited).toMatchObject({ outcome: 'limited', limit: 'turns_per_day', allowed: 100 });
    expect(Math.abs((limited as { retryAfterS: number }).retryAfterS - secondsToMidnight())).toBeLessThan(5);
    const used = await counters();
    expect(used?.turns).toBe(100);
    expect((used?.tokens ?? 0) + (used?.reserved ?? 0)).toBeGreaterThan(100 * TURN_LIMITS.maxAnswerTokens);
  });

  test('the next day begins anew; what an older turn held is not taken from it', async () => {
    record.allow({ turnsPerDay: 1 });
    const question = record.question(ana);
    await record.accept(question);
    await record.rows(`update athlete_usage set day = day - 1 where athlete_id = $1`, [ana.athleteId]);
    await record.rows(`update generations set created_at = created_at - interval '1 day' where athlete_id = $1`, [ana.athleteId]);
    expect(await usage()).toMatchObject({ turnsToday: 0, tokensToday: 0 });
    await later('61 s');
    expect((await ask()).outcome).toBe('created');
    const held = (await counters())?.reserved;
    await record.finish({ turnId: question.turnId, attempt: 1 });
    expect(await counters()).toEqual({ turns: 1, tokens: 0, reserved: held });
  });
});

describe('tokens per day', () => {
  test('the worst case is held at accept, and what was used is counted at the end', async () => {
    const question = record.question(ana);
    await record.accept(question);
    const held = (await counters())?.reserved ?? 0;
    expect(held).toBeGreaterThan(3_000 + TURN_LIMITS.maxAnswerTokens);
    expect(held).toBeLessThan(6_000);
    await record.renew(WORKER, { turnId: question.turnId, attempt: 1 });
    await record.finish({ turnId: question.turnId, attempt: 1 });
    await record.finish({ turnId: question.turnId, attempt: 1 });
    expect(await counters()).toEqual({ turns: 1, tokens: 3700 + 690, reserved: 0 });
    await ask({ conversationId: question.conversationId, message: 'x'.repeat(8_000) });
    expect((await counters())?.reserved).toBeGreaterThan(held + 2_400);
  });

  test('a long history is held too, as far as a prompt takes it', async () => {
    const first = await record.answered(ana, { message: 'y'.repeat(8_000) }, { text: 'z'.repeat(60_000) });
    await ask({ conversationId: first.conversationId, message: 'And now?' });
    const held = (await counters())?.reserved ?? 0;
    expect(held).toBeGreaterThan(6_000 + 3_000 + TURN_LIMITS.maxAnswerTokens);
    expect(held).toBeLessThan(12_000);
  });

  test('failed, stopped and reaped turns count: with their numbers, else with what they held', async () => {
    const failed = await record.answered(
      ana,
      {},
      { text: '', end: { ...DONE, outcome: 'failed', finish: 'error', tokensIn: 100, tokensOut: 5 } },
    );
    expect(await counters()).toMatchObject({ tokens: 105, reserved: 0 });
    await record.answered(
      ana,
      { conversationId: failed.conversationId },
      { text: '', end: { outcome: 'stopped', finish: 'stopped', stages: {}, notices: [] } },
    );
    const stopped = await counters();
    expect(stopped).toMatchObject({ turns: 2, reserved: 0 });
    expect(stopped?.tokens).toBeGreaterThan(105 + TURN_LIMITS.maxAnswerTokens);
    const lost = record.question(ana);
    await record.accept(lost);
    await record.rows(`update generations set lease_until = now() - interval '1 s', stop_requested = true where turn_id = $1`, [
      lost.turnId,
    ]);
    await record.database.call('reap', [[], 5_000, 3, 600_000]);
    const reaped = await counters();
    expect(reaped).toMatchObject({ turns: 3, reserved: 0 });
    expect(reaped?.tokens).toBeGreaterThan((stopped?.tokens ?? 0) + TURN_LIMITS.maxAnswerTokens);
  });

  test('R03: fifty at once at the edge pass the limit by one reservation at most', async () => {
    await ask();
    const oneHeld = (await counters())?.reserved ?? 0;
    const tokensPerDay = oneHeld * 4;
    record.allow({ tokensPerDay });
    expect(await outcomes(Array.from({ length: 50 }, () => ask()))).toEqual({ created: 3, limited: 47 });
    await record.rows('update athlete_usage set reserved = reserved - 1 where athlete_id = $1', [ana.athleteId]);
    expect(await outcomes(Array.from({ length: 50 }, () => ask()))).toEqual({ created: 1, limited: 49 });
    expect((await counters())?.reserved).toBeLessThanOrEqual(tokensPerDay + oneHeld);
  });

  test('R02: an answer that was begun is never cut by the limit: it was held in full, is kept whole, and the next question is refused', async () => {
    const question = record.question(ana);
    await record.accept(question);
    const held = (await counters())?.reserved ?? 0;
    record.allow({ tokensPerDay: held });
    expect(await ask()).toMatchObject({ outcome: 'limited', limit: 'tokens_per_day' });
    await record.renew(WORKER, { turnId: question.turnId, attempt: 1 });
    expect((await record.renew(WORKER, { turnId: question.turnId, attempt: 1 })).stop).toEqual([]);
    const longest = { ...DONE, tokensIn: held - TURN_LIMITS.maxAnswerTokens, tokensOut: TURN_LIMITS.maxAnswerTokens };
    await record.finish({ turnId: question.turnId, attempt: 1 }, { text: 'whole', end: { ...longest, finish: 'length' } });
    expect((await record.messages(question.turnId))[1]).toMatchObject({ content: 'whole', outcome: 'done', finish: 'length' });
    expect(await counters()).toEqual({ turns: 1, tokens: held, reserved: 0 });
    expect(await ask()).toMatchObject({ outcome: 'limited', limit: 'tokens_per_day', allowed: held });
  });

  test('used up, it is midnight that helps; held by running answers, their end does', async () => {
    const question = record.question(ana);
    await record.accept(question);
    record.allow({ tokensPerDay: 4_400 });
    expect(await ask()).toMatchObject({ outcome: 'limited', limit: 'tokens_per_day', allowed: 4_400, retryAfterS: 15 });
    await record.finish({ turnId: question.turnId, attempt: 1 });
    expect((await ask()).outcome).toBe('created');
    record.allow({ tokensPerDay: 4_390 });
    const limited = await ask();
    expect(limited).toMatchObject({ outcome: 'limited', limit: 'tokens_per_day' });
    expect(Math.abs((limited as { retryAfterS: number }).retryAfterS - secondsToMidnight())).toBeLessThan(5);
  });

  test('numbers beyond all measure do not cost the answer', async () => {
    record.allow({ tokensPerDay: 1_000_000_000_000 });
    for (let n = 0; n < 2; n++) {
      const { turnId } = await record.answered(ana, {}, { end: { ...DONE, tokensIn: 2_147_483_647, tokensOut: 2_147_483_647 } });
      expect(await record.generation(turnId)).toMatchObject({ status: 'done' });
    }
  });
});

describe('reading it', () => {
  test('an athlete who never asked has everything left; running answers count with what they hold', async () => {
    record.allow({ turnsPerMinute: 10, turnsPerDay: 100, tokensPerDay: 450_000 });
    const fresh = await usage();
    expect(fresh).toMatchObject({ turnsToday: 0, turnsPerDay: 100, tokensToday: 0, tokensPerDay: 450_000, turnsPerMinute: 10 });
    expect(Math.abs(Date.parse(fresh.resetsAt) - Date.now() - secondsToMidnight() * 1000)).toBeLessThan(1_000);
    await record.answered(ana);
    await ask();
    expect(await usage()).toMatchObject({ turnsToday: 2, tokensToday: 4_390 + ((await counters())?.reserved ?? Number.NaN) });
  });
});
