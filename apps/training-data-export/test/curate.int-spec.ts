import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CollectedTurn } from '@hyrox/contracts';
import { exportPage } from '../src/account/export-page.ts';
import { forgetAthlete } from '../src/collect/forget-athlete.ts';
import { countCollected } from '../src/curate/count-collected.ts';
import { listCollected } from '../src/curate/list-collected.ts';
import { reviewTurn } from '../src/curate/review-turn.ts';
import { openCollector, someRef, type Collector } from './collector.ts';

const reviewer = crypto.randomUUID();
const roles = ['data'];
let collector: Collector;
beforeAll(async () => {
  collector = await openCollector();
}, 60_000);
afterAll(() => collector?.close());

const list = async (flaggedOnly: boolean, limit = 20): Promise<CollectedTurn[]> => {
  const turns: CollectedTurn[] = [];
  for (let after: string | undefined; ;) {
    const page = await listCollected({ reviewer, roles, flaggedOnly, limit, after }, collector);
    turns.push(...page.turns);
    if (!page.more) return turns;
    after = turns.at(-1)?.turnId;
  }
};
const idsOf = async (ref: string, flaggedOnly: boolean) =>
  (await list(flaggedOnly)).filter((turn) => turn.athleteRef === ref).map((turn) => turn.turnId);
const review = (turnId: string, verdict: 'include' | 'exclude' | null) => reviewTurn({ reviewer, roles, turnId, verdict }, collector);

/** An adult who agreed, with one turn that has a thumb up. */
async function example() {
  const ref = someRef();
  await collector.age(ref, true);
  await collector.consent(ref, true);
  const turn = await collector.turn(ref);
  await collector.thumb(turn, 1);
  return { ref, turn };
}

describe('a turn is flagged', () => {
  test('by the thumb of its athlete', async () => {
    const { ref, turn } = await example();
    const [listed] = (await list(true)).filter((other) => other.athleteRef === ref);
    expect(listed).toMatchObject({
      turnId: turn.turnId,
      messages: [{ role: 'user', content: 'sled?' }],
      answer: 'Low hips.',
      rating: 1,
      flaggedBy: 'athlete',
      sourceIds: ['team1c_003'],
    });
  });

  test('by a reviewer, who may also exclude and take either back', async () => {
    const { ref, turn } = await example();
    await review(turn.turnId, 'exclude');
    expect(await idsOf(ref, true)).toEqual([]);
    expect(await idsOf(ref, false)).toEqual([turn.turnId]);
    await collector.thumb(turn, null);
    await review(turn.turnId, 'include');
    expect((await list(true)).find((other) => other.turnId === turn.turnId)?.flaggedBy).toBe('reviewer');
    await review(turn.turnId, null);
    expect(await idsOf(ref, true)).toEqual([]);
  });

  const ends: [string, (ref: string, turn: Awaited<ReturnType<Collector['turn']>>) => Promise<unknown>][] = [
    ['P02 training consent is withdrawn', (ref) => collector.consent(ref, false)],
    ['P03 P07 the athlete turns out to be a minor', (ref) => collector.age(ref, false)],
    ['nobody knows any more whether the athlete is of age', (ref) => collector.age(ref, null)],
    ['P04 the conversation is deleted', (_, turn) => collector.conversation(turn, 'deleted')],
    ['P04 the account is deleted', (ref) => forgetAthlete({ athleteRef: ref }, collector)],
    ['the thumb is turned down', (_, turn) => collector.thumb(turn, -1)],
  ];
  test.each(ends)('no longer when %s', async (why, end) => {
    const { ref, turn } = await example();
    expect(await idsOf(ref, true)).toEqual([turn.turnId]);
    const row = await collector.stored(turn.turnId);
    await end(ref, turn);
    expect(await idsOf(ref, true)).toEqual([]);
    // Not even if the words had stayed, or came back with a restored backup.
    const words = { ...row!, messages: row!.messages as object };
    await collector.prisma.collectedTurn.upsert({ where: { turnId: turn.turnId }, create: words, update: words });
    expect(await idsOf(ref, true)).toEqual([]);
    expect(await idsOf(ref, false)).toEqual(why.startsWith('the thumb') ? [turn.turnId] : []);
  });

  test('P01 never without a consent, and never when the answer did not end by itself', async () => {
    const silent = someRef();
    await collector.thumb(await collector.turn(silent), 1);
    const { ref } = await example();
    const cut = await collector.turn(ref, { finish: 'length' });
    const stopped = await collector.turn(ref, { outcome: 'stopped', finish: 'stopped' });
    for (const turn of [cut, stopped]) await collector.thumb(turn, 1);
    expect(await idsOf(silent, false)).toEqual([]);
    expect(await idsOf(ref, true)).not.toContain(cut.turnId);
    expect(await idsOf(ref, true)).not.toContain(stopped.turnId);
  });

  test('and counted as such', async () => {
    const { flagged } = await countCollected({}, collector);
    expect(flagged).toBe((await list(true)).length);
  });
});

test('pages of any size hold each turn once, oldest first', async () => {
  const ref = someRef();
  await collector.consent(ref, true);
  const at = new Date().toISOString();
  for (let i = 0; i < 7; i++) await collector.turn(ref, { completedAt: at });
  const all = await list(false);
  expect(new Set(all.map((turn) => turn.turnId)).size).toBe(all.length);
  expect(await list(false, 1)).toEqual(all);
  expect(all.map((turn) => turn.completedAt)).toEqual(all.map((turn) => turn.completedAt).sort());
});

test('a page stops growing before it is too large for the bus', async () => {
  const ref = someRef();
  await collector.consent(ref, true);
  const long = { messages: [{ role: 'user' as const, content: 'x'.repeat(150_000) }], answer: 'y' };
  const made = [];
  for (let i = 0; i < 5; i++) made.push((await collector.turn(ref, { training: long })).turnId);
  const first = await collector.stored(made[0] ?? '');
  const page = await listCollected({ reviewer, roles, flaggedOnly: false, limit: 20 }, collector);
  expect(JSON.stringify(page).length).toBeLessThan(600_000);
  expect(first?.answer).toBe('y');
  expect((await idsOf(ref, false)).sort()).toEqual(made.sort());
});

test('a reader whose place is gone is told to begin again', async () => {
  await expect(
    listCollected({ reviewer, roles, flaggedOnly: true, limit: 5, after: crypto.randomUUID() }, collector),
  ).rejects.toMatchObject({ code: 'conflict', field: 'after' });
});

test('without the role there is nothing here, and no turn that may not be read can be reviewed', async () => {
  const { turn } = await example();
  const asker = { reviewer, roles: ['ops'] };
  await expect(listCollected({ ...asker, flaggedOnly: false, limit: 1 }, collector)).rejects.toMatchObject({ code: 'not_found' });
  await expect(reviewTurn({ ...asker, turnId: turn.turnId, verdict: 'include' }, collector)).rejects.toMatchObject({ code: 'not_found' });
  const wordless = await collector.turn(someRef(), { training: null });
  for (const turnId of [wordless.turnId, crypto.randomUUID()]) {
    for (const verdict of ['include', null] as const) await expect(review(turnId, verdict)).rejects.toMatchObject({ code: 'not_found' });
  }
});

describe('P06 what is held of an athlete is shown to the athlete', () => {
  test('page by page, complete, and of nobody else', async () => {
    const ref = someRef();
    const long = { messages: [{ role: 'user' as const, content: 'é'.repeat(30_000) }], answer: 'y' };
    const made = [];
    for (let i = 0; i < 6; i++) made.push((await collector.turn(ref, { training: long })).turnId);
    await collector.turn(someRef());
    const seen = [];
    for (let cursor: string | undefined; ;) {
      const page = await exportPage({ athleteRef: ref, cursor }, collector);
      expect(page.part).toBe('collected_for_training');
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(150_000);
      seen.push(...page.rows);
      if (page.next === undefined) break;
      cursor = page.next;
    }
    expect(seen.map((row) => row['turn_id'])).toEqual(made.sort());
    expect(seen[0]).toMatchObject({ answer: 'y', outcome: 'done', rating: null });
  });

  test('nothing is one empty page, and a cursor of somewhere else is refused', async () => {
    expect(await exportPage({ athleteRef: someRef() }, collector)).toEqual({ part: 'collected_for_training', rows: [] });
    await expect(exportPage({ athleteRef: someRef(), cursor: 'x' }, collector)).rejects.toMatchObject({ code: 'invalid' });
  });
});
