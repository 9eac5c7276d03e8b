import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as contract from '@hyrox/contracts';
import { listConversations } from '../src/conversations/list-conversations.ts';
import { openRecord, type Athlete, type TestRecord } from './open-record.ts';

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

const search = async (athlete: Athlete, text: string, over: { limit?: number; before?: string } = {}) =>
  contract.listConversations.output.parse(
    await listConversations(contract.listConversations.input.parse({ athleteId: athlete.athleteId, search: text, ...over }), record.deps),
  );
const previews = async (athlete: Athlete, text: string) => (await search(athlete, text)).conversations.map((c) => c.lastMessagePreview);

describe('searching conversations', () => {
  test('finds questions and answers in any case and shows the line of the newest one', async () => {
    const { conversationId } = await record.answered(
      ana,
      { message: 'My SLED push was 4:30' },
      { text: 'Short steps.\n- Low hips on the sled\nBreathe.' },
    );
    await record.answered(ana, { conversationId, message: 'And running?' }, { text: 'Easy.' });
    await record.answered(ana, { message: 'Wall balls?' }, { text: 'Deep squat.' });
    expect(await previews(ana, 'sled')).toEqual(['- Low hips on the sled']);
    expect(await previews(ana, '  Push WAS ')).toEqual(['My SLED push was 4:30']);
    expect(await previews(ana, 'kettlebell')).toEqual([]);
  });

  test('finds a title, whose preview stays the last message', async () => {
    const { conversationId } = await record.answered(ana, {}, { text: 'The last word' });
    await record.rows(`update conversations set title = 'Race week' where id = $1`, [conversationId]);
    expect(await search(ana, 'race WEEK')).toMatchObject({
      conversations: [{ id: conversationId, title: 'Race week', lastMessagePreview: 'The last word' }],
    });
  });

  test('wildcards, backslashes, quotes and a NUL mean themselves', async () => {
    await record.answered(ana, { message: String.raw`Run at 80%_max\hr 'now'` });
    await record.answered(ana, { message: 'Run at 80 max' });
    for (const text of ['80%', '%_m', String.raw`x\h`, `'now'`]) expect([text, (await previews(ana, text)).length]).toEqual([text, 1]);
    for (const text of ['8_%', '%%', '\u0000', `'; drop table messages; --`]) expect([text, await previews(ana, text)]).toEqual([text, []]);
  });

  test('does not find what was superseded', async () => {
    const first = await record.answered(ana, { message: 'About kettlebells' }, { text: 'Swing them.' });
    await record.answered(
      ana,
      { conversationId: first.conversationId, message: 'About sandbags', replaces: first.turnId },
      { text: 'Carry them.' },
    );
    expect([await previews(ana, 'kettlebells'), await previews(ana, 'swing')]).toEqual([[], []]);
    expect(await previews(ana, 'sandbags')).toEqual(['About sandbags']);
  });

  test('B01, B09: finds nothing of anybody else, also not from their place in the list', async () => {
    const bens = await record.answered(ben, { message: 'My secret sled' });
    expect(await previews(ana, 'secret')).toEqual([]);
    await expect(search(ana, 'sled', { before: bens.conversationId })).rejects.toMatchObject({ code: 'invalid', field: 'before' });
    await expect(search(ana, 'sled', { before: randomUUID() })).rejects.toMatchObject({ code: 'invalid', field: 'before' });
  });

  test('goes on page by page, none twice and none left out', async () => {
    for (let n = 1; n <= 5; n++) await record.answered(ana, { message: `Sled question ${n}` }, { text: 'Good one.' });
    const first = await search(ana, 'sled', { limit: 3 });
    expect(first.conversations.map((c) => c.lastMessagePreview)).toEqual([5, 4, 3].map((n) => `Sled question ${n}`));
    const second = await search(ana, 'sled', { limit: 3, before: first.conversations[2]?.id ?? '' });
    expect([first.more, second.more, second.conversations.map((c) => c.lastMessagePreview)]).toEqual([
      true,
      false,
      ['Sled question 2', 'Sled question 1'],
    ]);
  });
});
