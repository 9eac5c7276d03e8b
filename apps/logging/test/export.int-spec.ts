import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { exportConversations as contract } from '@hyrox/contracts';
import { exportPage } from '../src/export/export-page.ts';
import { giveFeedback } from '../src/feedback/give-feedback.ts';
import { DONE, openRecord, type Athlete, type TestRecord } from './open-record.ts';

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

const page = async (athlete: Athlete, cursor?: string) =>
  contract.output.parse(await exportPage(contract.input.parse({ ...athlete, ...(cursor === undefined ? {} : { cursor }) }), record.deps));

/** Every page of an athlete, and their rows by part. */
async function exportAll(athlete: Athlete) {
  const parts: Record<string, Record<string, unknown>[]> = {};
  const sizes: number[] = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const read = await page(athlete, cursor);
    sizes.push(Buffer.byteLength(JSON.stringify(read)));
    (parts[read.part] ??= []).push(...read.rows);
    cursor = read.next;
  }
  return { parts, sizes };
}

describe('taking one’s data along', () => {
  test('P06: every conversation, message and thumb is in it, superseded ones marked, with sources, notices, tokens and cost', async () => {
    const sources = [{ id: 'c1', sourceName: 'Analysis', section: 'Sled', score: 0.5, content: 'Low hips.' }];
    const notices = [{ code: 'x', severity: 'info' as const, text: 'y' }];
    const first = await record.answered(
      ana,
      { message: 'Question' },
      { text: 'Answer', carry: { sources, promptVersion: 'p1' }, end: { ...DONE, notices } },
    );
    const second = await record.answered(ana, { conversationId: first.conversationId, message: 'Better question', replaces: first.turnId });
    const live = record.question(ana, { message: 'Still running' });
    await record.accept(live);
    await record.answered(ben, { message: 'Of somebody else' });
    const messageId = String((await record.messages(first.turnId))[1]?.['id']);
    await giveFeedback({ ...ana, messageId, rating: 1, reasons: ['clear'], comment: 'thanks' }, record.deps);
    const { parts } = await exportAll(ana);
    expect(parts['conversations']).toHaveLength(2);
    expect(parts['conversations']).toContainEqual(
      expect.objectContaining({ id: first.conversationId, last_message_preview: 'Short steps, low hips.' }),
    );
    const messages = parts['messages'] ?? [];
    expect(messages.map((m) => m['content']).sort()).toEqual([
      'Answer',
      'Better question',
      'Question',
      'Short steps, low hips.',
      'Still running',
    ]);
    expect(messages.filter((m) => m['superseded_by'] !== null).map((m) => [m['content'], m['superseded_by']])).toEqual([
      ['Question', second.turnId],
      ['Answer', second.turnId],
    ]);
    expect(messages.find((m) => m['content'] === 'Answer')).toMatchObject({
      id: messageId,
      conversation_id: first.conversationId,
      turn_id: first.turnId,
      role: 'assistant',
      sources,
      notices,
      model: 'coach-k',
      prompt_version: 'p1',
      outcome: 'done',
      tokens_in: 3700,
      tokens_out: 690,
      cost_nano_usd: 757_000,
      attempt: 1,
    });
    const columns = await record.rows<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'messages' and column_name not in ('seq', 'athlete_id')`,
    );
    for (const { name } of columns) expect(messages[0]).toHaveProperty(name);
    expect(parts['feedback']).toMatchObject([{ message_id: messageId, rating: 1, reasons: ['clear'], comment: 'thanks' }]);
  });

  test('pages stay below 150 kB, and together they are everything once', async () => {
    const conversations = [randomUUID(), randomUUID(), randomUUID()];
    for (let n = 0; n < 12; n++) {
      const sources = [{ id: `c${n}`, sourceName: 'A', section: 'B', score: 1, content: '€\u0001'.repeat(4_000) }];
      await record.answered(
        ana,
        { conversationId: conversations[n % 3] ?? '', message: '\u0007'.repeat(4_000) + n },
        { text: `€${n}`.repeat(2_000), carry: { sources } },
      );
    }
    const { parts, sizes } = await exportAll(ana);
    expect(sizes.length).toBeGreaterThan(4);
    expect(Math.max(...sizes)).toBeLessThan(150_000);
    expect(parts['conversations']?.map((c) => c['id'])).toEqual([...conversations].sort());
    const ids = parts['messages']?.map((m) => String(m['id'])) ?? [];
    const stored = await record.rows<{ id: string }>('select id from messages where athlete_id = $1', [ana.athleteId]);
    expect([...ids].sort()).toEqual(stored.map((row) => row.id).sort());
  });

  test('an athlete without anything gets one empty page', async () => {
    expect(await page(ana)).toEqual({ part: 'conversations', rows: [] });
  });

  test('B09: a place of somebody else finds only one’s own, a made-up one is invalid', async () => {
    const bens = await record.answered(ben, { message: 'Secret' });
    await record.answered(ana, { message: 'Mine' });
    for (const cursor of [
      `conversations:${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`,
      `messages:${bens.conversationId}:0`,
      `conversations:${bens.conversationId}`,
    ]) {
      expect(JSON.stringify(await page(ana, cursor))).not.toContain('Secret');
    }
    for (const cursor of [
      '',
      'messages',
      'messages:1',
      'outbox:1',
      `feedback:${bens.conversationId}:1`,
      `messages:${bens.conversationId}:-1`,
      `messages:${bens.conversationId}:99999999999999999999`,
    ])
      await expect(page(ana, cursor)).rejects.toMatchObject({ code: 'invalid', field: 'cursor' });
  });
});
