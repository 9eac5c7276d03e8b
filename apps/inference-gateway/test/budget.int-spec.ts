import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { budgetCrossed } from '@hyrox/contracts';
import { Database } from '@hyrox/service-kit';
import { createLogger } from '@hyrox/telemetry';
import { testDatabase, type TestDatabase } from '@hyrox/testing';
import fc from 'fast-check';
import type { BudgetLimits, Hold, Spending } from '../src/budget/budget.ts';
import { SharedBudget } from '../src/budget/shared-budget.ts';
import type { LedgerEntry } from '../src/ledger/ledger-entry.ts';
import { UsageLedger } from '../src/ledger/record-usage.ts';
import { forgetSubject } from '../src/ledger/forget-subject.ts';

const log = createLogger('budget-test', 'fatal');
let server: TestDatabase;
let owner: Database;
const workers: Database[] = [];

beforeAll(async () => {
  server = await testDatabase();
  owner = new Database({ url: server.url(), log });
  for (let i = 0; i < 2; i++) workers.push(new Database({ url: server.url('svc_inference_gateway'), max: 4, log }));
}, 60_000);
afterAll(async () => {
  await Promise.all([owner, ...workers].map((database) => database.end()));
  await server.close();
});
beforeEach(() => owner.pool.query('truncate public.budget_spending, public.budget_holds, public.usage_ledger, public.outbox'));

const someRef = () => randomUUID().replaceAll('-', '');

/** A worker of its own: its connections, its queue of rows, and the one budget. */
function worker(limits: BudgetLimits, at = 0) {
  const database = workers[at] as Database;
  const ledger = new UsageLedger({ database, written: () => undefined, log });
  const budget = new SharedBudget({ database, ledger, limits, log, written: () => undefined });
  return { ledger, budget };
}
type Worker = ReturnType<typeof worker>;

const turn = (worstNanoUsd: number, subjectKey = someRef(), given: Partial<Spending> = {}): Spending => ({
  holdId: `${randomUUID()}.1`,
  subjectKey,
  cause: 'turn',
  worstNanoUsd,
  ...given,
});

function rowOf({ holdId, subjectKey }: Spending, costNanoUsd: number, given: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    request_id: holdId,
    turn_id: holdId.slice(0, 36),
    attempt: 1,
    subject_key: subjectKey,
    cause: 'turn',
    model: 'm',
    tokens_in: 1,
    tokens_out: 1,
    cost_nano_usd: costNanoUsd,
    price_valid_from: '2026-01-01',
    exact: true,
    first_token_ms: null,
    total_ms: 1,
    status: 'done',
    ...given,
  };
}

/** Asks, spends and gives back; null when it was refused. */
async function spend({ budget, ledger }: Worker, spending: Spending, costNanoUsd: number): Promise<number | null> {
  const hold = await budget.admit(spending).catch(() => null);
  if (!hold) return null;
  ledger.add(rowOf(spending, costNanoUsd));
  hold.release();
  await ledger.drained(10_000);
  return costNanoUsd;
}

const events = async () => {
  const { rows } = await owner.pool.query<{ athlete_ref: string; payload: unknown }>(
    `select athlete_ref, payload from public.outbox where name = 'budget-crossed' order by id`,
  );
  return rows.map(({ athlete_ref, payload }) => ({ ref: athlete_ref, ...budgetCrossed.data.parse(payload) }));
};
const secondsToMidnight = () => (Date.parse(`${new Date().toISOString().slice(0, 10)}T24:00:00Z`) - Date.now()) / 1000;

describe('a budget', () => {
  test('asks nothing of the database while none is set', async () => {
    const database = { call: () => Promise.reject(new Error('asked')) };
    const budget = new SharedBudget({ database, ledger: { release: () => undefined }, limits: {}, log, written: () => undefined });
    await expect(budget.admit(turn(1))).resolves.toBeDefined();
  });

  test('of a day that is used up says so with the seconds until midnight UTC, and warned at 80 per cent', async () => {
    const one = worker({ day: 1000 });
    for (let n = 0; n < 9; n++) expect(await spend(one, turn(100), 100)).toBe(100);
    expect(await spend(one, turn(100), 100)).toBe(100);
    const refused = one.budget.admit(turn(100));
    await expect(refused).rejects.toMatchObject({ code: 'rate_limited', scope: 'day', reason: 'budget_day' });
    const { retryAfterS } = (await refused.catch((error: unknown) => error)) as { retryAfterS: number };
    expect(Math.abs(retryAfterS - secondsToMidnight())).toBeLessThan(5);
    expect(await events()).toEqual([
      expect.objectContaining({ ref: 'system', scope: 'day', percent: 80, spentNanoUsd: 700, limitNanoUsd: 1000 }),
      expect.objectContaining({ ref: 'system', scope: 'day', percent: 100, spentNanoUsd: 1000 }),
    ]);
    await expect(one.budget.admit(turn(1))).rejects.toMatchObject({ scope: 'day' });
    expect(await events()).toHaveLength(2);
  });

  test('is whole again on the next day, and the month’s goes on', async () => {
    const one = worker({ day: 1000, month: 1500 });
    await spend(one, turn(1000), 1000);
    await expect(one.budget.admit(turn(1))).rejects.toMatchObject({ scope: 'day' });
    await owner.pool.query(`update public.budget_spending set starts_on = starts_on - 1 where period = 'day'`);
    expect(await spend(one, turn(500), 500)).toBe(500);
    await expect(one.budget.admit(turn(1))).rejects.toMatchObject({ scope: 'month', reason: 'budget_month' });
  });

  test('of one athlete holds for this athlete only, and its event can be erased with them', async () => {
    const one = worker({ subjectDay: 300 });
    const [ana, ben] = [someRef(), someRef()];
    await spend(one, turn(300, ana), 300);
    await expect(one.budget.admit(turn(1, ana))).rejects.toMatchObject({ scope: 'subject' });
    expect(await spend(one, turn(300, ben), 10)).toBe(10);
    expect((await events()).map(({ ref, percent }) => [ref, percent])).toEqual([
      [ana, 80],
      [ana, 100],
      [ben, 80],
    ]);
    await forgetSubject({ subjectKey: ana }, { database: workers[0] as Database });
    const { rows } = await owner.pool.query('select 1 from public.budget_spending where subject_key = $1', [ana]);
    expect(rows).toEqual([]);
  });

  test('stops what nobody waits for first', async () => {
    const one = worker({ day: 1000 });
    await spend(one, turn(600), 600);
    for (const cause of ['keep-warm', 'shadow'] as const)
      await expect(one.budget.admit(turn(1, undefined, { cause }))).rejects.toMatchObject({ scope: 'day' });
    await spend(one, turn(100), 100);
    await expect(one.budget.admit(turn(1, undefined, { cause: 'judge' }))).rejects.toMatchObject({ scope: 'day' });
    expect(await spend(one, turn(200), 250)).toBe(250);
    await expect(one.budget.admit(turn(1, undefined, { cause: 'plan-extraction' }))).rejects.toMatchObject({ scope: 'day' });
    expect(await spend(one, turn(50), 50)).toBe(50);
  });

  test('lets the last turn of a quiet hour end above it, and only that one', async () => {
    const one = worker({ day: 1000 });
    await spend(one, turn(950), 950);
    const last = await one.budget.admit(turn(200));
    await expect(one.budget.admit(turn(10))).rejects.toMatchObject({ reason: 'budget_busy', retryAfterS: 10 });
    last.release();
    await one.ledger.drained(5000);
    await expect(one.budget.admit(turn(10))).resolves.toBeDefined();
  });

  test('forgets what a worker held that died', async () => {
    const one = worker({ day: 1000 });
    const asked = turn(1000);
    await one.budget.admit({ ...asked, lost: rowOf(asked, 300, { exact: false, total_ms: null, status: 'lost' }) });
    await expect(one.budget.admit(turn(10))).rejects.toMatchObject({ reason: 'budget_busy' });
    await owner.pool.query('update public.budget_holds set held_until = now()');
    const hold = await one.budget.admit(turn(10));
    hold.release();
    // What it had asked may have been charged: one row, by whichever worker looks, between nothing and all that was held.
    expect(await one.budget.writeLost()).toBe(0);
    await owner.pool.query(`update public.budget_holds set missed_at = missed_at - interval '5 minutes'`);
    const written = await Promise.all([one.budget.writeLost(), worker({ day: 1000 }, 1).budget.writeLost(), one.budget.writeLost()]);
    expect(written.sort()).toEqual([0, 0, 1]);
    const { rows } = await owner.pool.query(
      'select request_id, cost_nano_usd, least_nano_usd, most_nano_usd, exact, status from public.usage_ledger',
    );
    expect(rows).toEqual([
      { request_id: asked.holdId, cost_nano_usd: '300', least_nano_usd: '0', most_nano_usd: '1000', exact: false, status: 'lost' },
    ]);
  });

  test('writes nothing for a worker that died after its row', async () => {
    const one = worker({ day: 1000 });
    const asked = turn(500);
    await one.budget.admit({ ...asked, lost: rowOf(asked, 300, { exact: false, total_ms: null, status: 'lost' }) });
    one.ledger.add(rowOf(asked, 450));
    await one.ledger.drained(5000);
    await owner.pool.query(`update public.budget_holds set held_until = now(), missed_at = now() - interval '1 hour'`);
    expect(await one.budget.writeLost()).toBe(0);
  });

  test('that cannot be asked answers what was accepted, and stops what nobody waits for', async () => {
    const database = { call: () => Promise.reject(new Error('away')) };
    const budget = new SharedBudget({ database, ledger: { release: () => undefined }, limits: { day: 1 }, log, written: () => undefined });
    await expect(budget.admit(turn(1))).resolves.toBeDefined();
    await expect(budget.admit(turn(1, undefined, { cause: 'keep-warm' }))).rejects.toThrow('away');
  });
});

const TURNS = fc.array(
  fc.record({
    worst: fc.integer({ min: 50, max: 400 }),
    used: fc.float({ min: 0, max: 1, noNaN: true }),
    who: fc.nat(2),
    calls: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 8, maxLength: 24 },
);

test('turns in parallel on two workers pass no limit by more than one turn, whatever they cost, and spending is the ledger’s sum', async () => {
  await fc.assert(
    fc.asyncProperty(TURNS, fc.integer({ min: 200, max: 3000 }), fc.integer({ min: 200, max: 1500 }), async (turns, day, subjectDay) => {
      await owner.pool.query('truncate public.budget_spending, public.budget_holds, public.usage_ledger, public.outbox');
      const both = [worker({ day, subjectDay }, 0), worker({ day, subjectDay }, 1)] as const;
      const athletes = [someRef(), someRef(), someRef()];
      const largest = Math.max(...turns.map(({ worst }) => worst));
      const spent = new Map<string, number>();
      await Promise.all(
        turns.map(async ({ worst, used, who, calls }, i) => {
          const { budget, ledger } = both[i % 2] as Worker;
          const subject = athletes[who] as string;
          const spending = turn(worst, subject);
          const hold: Hold | null = await budget.admit(spending).catch(() => null);
          if (!hold) return;
          const total = Math.floor(worst * used);
          // Several calls of one attempt, each a row of its own, together at most the worst case.
          for (let n = 1; n <= calls; n++) {
            const cost = n < calls ? Math.floor(total / calls) : total - Math.floor(total / calls) * (calls - 1);
            ledger.add(
              rowOf(spending, cost, {
                request_id: n === 1 ? spending.holdId : `${spending.holdId}.${n}`,
                cause: n === 1 ? 'turn' : 'retry',
              }),
            );
          }
          spent.set(subject, (spent.get(subject) ?? 0) + total);
          hold.release();
        }),
      );
      for (const { ledger } of both) expect(await ledger.drained(10_000)).toBe(true);
      const all = [...spent.values()].reduce((sum, one) => sum + one, 0);
      expect(all).toBeLessThanOrEqual(day + largest);
      for (const one of spent.values()) expect(one).toBeLessThanOrEqual(subjectDay + largest);
      const { rows } = await owner.pool.query<{ counted: string; paid: string; held: string }>(
        `select (select spent_nano_usd from public.budget_spending where period = 'day' and subject_key = repeat('0', 32)) as counted,
          (select coalesce(sum(cost_nano_usd), 0) from public.usage_ledger) as paid,
          (select count(*) from public.budget_holds) as held`,
      );
      expect(rows[0]).toEqual({ counted: String(all), paid: String(all), held: '0' });
    }),
    { numRuns: 8 },
  );
});
