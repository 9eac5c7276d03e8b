import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readCalls } from '../../../tools/ledger/read-ledger.ts';
import { readStandInBill } from '../../../tools/ledger/read-bill.ts';
import { reconcile } from '../../../tools/ledger/reconcile.ts';
import { tellReconciliation } from '../../../tools/ledger/tell-ledger.ts';
import { SeededDraws } from '../../../tools/local/nebius/draw/seeded-draws.ts';
import { recordEmbedding } from '../src/ledger/record-embedding.ts';
import { BillLab } from './bill-lab.ts';

/** `npm run ledger -- prove` runs ten thousand. */
const TURNS = Number(process.env['LEDGER_TURNS'] ?? 300);
const AT_ONCE = 24;

let lab: BillLab;
beforeAll(async () => {
  lab = await BillLab.open();
}, 60_000);
afterAll(() => lab?.close());

const athletes = Array.from({ length: 20 }, () => randomUUID().replaceAll('-', ''));

/** Mostly turns, read to the end or left anywhere; some calls without a stream for each purpose. */
function oneCall(n: number, draws: SeededDraws): Promise<void> {
  const subjectKey = athletes[n % athletes.length] as string;
  const words = `${['short', 'long', 'middling'][Math.floor(draws.between(0, 3))]}, ${'how do I pace the sled? é🧗‍♀️ '.repeat(1 + (n % 9))}`;
  const maxTokens = Math.floor(draws.between(4, 300));
  if (draws.hits(0.15)) {
    const purpose = ['plan-extraction', 'judge', 'title'][n % 3] as string;
    // One id in four is used again: a caller that asks once more pays once more.
    return lab.complete({ requestId: `${purpose}:${n - (n % 4 === 0 ? 3 : 0)}`, subjectKey, purpose, words, maxTokens });
  }
  const leaveAfterMs = draws.hits(0.2) ? draws.between(0, 60) : undefined;
  return lab.turn({ turnId: randomUUID(), subjectKey, words, maxTokens, counted: draws.hits(0.8), leaveAfterMs });
}

test(`over ${TURNS} mixed turns the ledger equals the provider’s bill to the nano-dollar where usage was told, and lies in its bound elsewhere`, async () => {
  const draws = new SeededDraws('bill', 'turns');
  let next = 0;
  const line = async () => {
    while (next < TURNS) await oneCall(next++, draws);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
  await lab.settled();
  const rows = await readCalls(lab.database.pool, undefined);
  const bill = await readStandInBill(lab.providerUrl);
  const found = reconcile(rows, bill.lines);
  console.log(tellReconciliation(found));
  expect(found.examples).toEqual([]);
  expect(found.agrees).toBe(true);
  // It was a mixed day: something of everything happened.
  const count = (of: (account: (typeof found.models)[number]) => number) => found.models.reduce((sum, account) => sum + of(account), 0);
  expect(count(({ exact }) => exact.rows)).toBeGreaterThan(TURNS / 3);
  expect(count(({ estimated }) => estimated.rows)).toBeGreaterThan(TURNS / 10);
  const { rows: causes } = await lab.database.pool.query<{ cause: string }>('select distinct cause from public.usage_ledger');
  expect(causes.map(({ cause }) => cause)).toEqual(
    expect.arrayContaining(['turn', 'retry', 'shadow', 'plan-extraction', 'judge', 'complete']),
  );
  // What the budgets count is the same money, and nothing is held any more.
  const { rows: counted } = await lab.database.pool.query<{ spent: string; paid: string; held: number }>(
    `select (select sum(spent_nano_usd) from public.budget_spending where period = 'month') as spent,
      (select sum(cost_nano_usd) from public.usage_ledger) as paid, (select count(*)::int from public.budget_holds) as held`,
  );
  expect(counted[0]).toEqual({ spent: counted[0]?.paid, paid: counted[0]?.paid, held: 0 });
}, 3_600_000);

test('what an embedding cost is one row, however often its event comes, and our own facts are none', async () => {
  const fact = {
    ...{
      requestId: randomUUID(),
      subjectKey: null,
      cause: 'embedding' as const,
      model: 'text-embedding-3-small',
      tokensIn: 12,
      tokensOut: 0,
    },
    ...{ costNanoUsd: 240, exact: true, priceValidFrom: '2026-01-01' },
  };
  const again = await Promise.all([1, 2, 3].map(() => recordEmbedding(fact, { database: lab.database })));
  expect(again.filter(({ written }) => written)).toHaveLength(1);
  await recordEmbedding({ ...fact, requestId: randomUUID(), cause: 'turn' }, { database: lab.database });
  await recordEmbedding(
    { ...fact, requestId: 'unpriced', model: 'lsa', costNanoUsd: 0, exact: false, priceValidFrom: undefined },
    { database: lab.database },
  );
  const { rows } = await lab.database.pool.query(
    `select request_id, cost_nano_usd, exact, price_valid_from::text, total_ms from public.usage_ledger where cause = 'embedding' order by cost_nano_usd`,
  );
  expect(rows).toEqual([
    { request_id: 'unpriced', cost_nano_usd: '0', exact: false, price_valid_from: null, total_ms: null },
    { request_id: fact.requestId, cost_nano_usd: '240', exact: true, price_valid_from: '2026-01-01', total_ms: null },
  ]);
});
