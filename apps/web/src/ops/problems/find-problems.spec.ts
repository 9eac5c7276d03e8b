import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { OPS_RULES, type OpsInference, type OpsOverview, type OpsTurns } from '@hyrox/contracts';
import { findProblems } from './find-problems.ts';
import { REMEDIES } from './remedies.ts';

const AT = '2026-11-30T03:00:00.000Z';
const EARLIER = '2026-11-30T02:46:00.000Z';
const none = { bad: 0, all: 0, since: null };
const calm = { p95: null, all: 0, since: null };
const quiet = { waiting: 0, since: null };
const refused = (bad: number) => ({ signals: { heldBack: { bad, all: 9, since: EARLIER } } });

interface Changes {
  signals?: Partial<OpsTurns['signals']>;
  inference?: Partial<OpsInference>;
  service?: Partial<OpsOverview['services'][number]>;
  silent?: OpsOverview['silent'];
}

const seen = ({ signals, inference, service, silent = [] }: Changes = {}): OpsOverview => ({
  at: AT,
  window: 'now',
  turns: {
    figures: { turns: 0, done: 0, stopped: 0, failed: 0, cold: 0, degraded: 0, restarted: 0, tokensIn: 0, tokensOut: 0, costNanoUsd: 0 },
    ...{ stages: [], models: [], series: [] },
    signals: { failed: none, cold: none, degraded: [], firstToken: calm, cost: calm, ...signals },
  },
  inference: { models: [], budgets: [], spentTodayNanoUsd: 0, queued: null, modelsMissing: null, ...inference },
  services: [{ service: 'logging', outbox: quiet, deadLetters: quiet, consumers: [], ...service }],
  silent,
});
const budget = (spentNanoUsd: number) => ({ inference: { budgets: [{ period: 'day', limitNanoUsd: 10e9, spentNanoUsd }] } });
const breaker = (state: 'open' | 'probing') => ({
  inference: { models: [{ model: 'a/b', place: 1, splitPercent: null, shadowPercent: null, breaker: state, warmth: null }] },
});

test('a quiet night has no problem', () => {
  expect(findProblems(seen())).toEqual([]);
});

const failing = (bad: number, all: number): Changes => ({ signals: { failed: { bad, all, since: EARLIER } } });
const lag = (lagS: number): Changes => ({ service: { consumers: [{ consumer: 'c', pending: 2, lagS }] } });
const outbox = (since: string): Changes => ({ service: { outbox: { waiting: 1, since } } });
test.each<[string, Changes, Changes]>([
  ['TurnsFailing', failing(3, 50), failing(2, 4)],
  ['TurnsFailing', failing(4, 79), failing(4, 80)],
  [
    'FirstTokenSlow',
    { signals: { firstToken: { p95: 12_001, all: 5, since: null } } },
    { signals: { firstToken: { p95: 12_001, all: 4, since: null } } },
  ],
  ['ColdStartsFrequent', { signals: { cold: { bad: 3, all: 50, since: null } } }, { signals: { cold: { bad: 3, all: 60, since: null } } }],
  [
    'TurnsDear',
    { signals: { cost: { p95: 5_000_001, all: 5, since: null } } },
    { signals: { cost: { p95: 5_000_000, all: 5, since: null } } },
  ],
  [
    'AnswersDegraded',
    { signals: { degraded: [{ what: 'no_search', bad: 5, all: 24, since: null }] } },
    { signals: { degraded: [{ what: 'no_search', bad: 5, all: 25, since: null }] } },
  ],
  ['BudgetNearlySpent', budget(8.1e9), budget(8e9)],
  ['BudgetSpent', budget(10e9), budget(7e9)],
  ['CircuitOpen', breaker('open'), breaker('probing')],
  ['QueueLong', { inference: { queued: 21 } }, { inference: { queued: 20 } }],
  ['ModelMissing', { inference: { modelsMissing: 1 } }, { inference: { modelsMissing: 0 } }],
  ['OutboxStuck', outbox('2026-11-30T02:58:59.000Z'), outbox('2026-11-30T02:59:00.000Z')],
  ['ConsumerLagging', lag(301), lag(300)],
  ['DeadLetters', { service: { deadLetters: { waiting: 1, since: EARLIER } } }, {}],
  ['OutboxUnreadable', { service: { outbox: null, deadLetters: null } }, {}],
  ['BudgetHeld', refused(3), refused(2)],
  ['ServiceDown', { silent: ['retrieval'] }, {}],
])('%s is said over its line and not below', (entry, over, below) => {
  expect(findProblems(seen(over)).map((problem) => problem.entry)).toEqual([entry]);
  expect(findProblems(seen(below))).toEqual([]);
});

test('what cannot wait comes first, with the time at which it began', () => {
  const found = findProblems(seen({ ...failing(5, 20), service: { deadLetters: { waiting: 2, since: EARLIER } }, silent: ['retrieval'] }));
  expect(found.map(({ entry, urgency }) => [entry, urgency])).toEqual([
    ['ServiceDown', 'now'],
    ['TurnsFailing', 'now'],
    ['DeadLetters', 'today'],
  ]);
  expect(found[1]).toMatchObject({ what: '5 of the 20 turns of the last five minutes ended without an answer.', since: EARLIER });
});

test('turns that a budget holds back say what dead workers hold of it, and until when', () => {
  const holds = { nanoUsd: 9e8, silentNanoUsd: 8e8, freeAt: '2026-11-30T03:07:00.000Z' };
  const [found] = findProblems(seen({ ...refused(4), inference: { holds } }));
  expect(found).toMatchObject({ urgency: 'now', since: EARLIER });
  expect(found?.what).toMatch(/^4 of the 9 turns .* \$0\.80 of it belongs to workers that died and is free at \d\d:07\.$/u);
  expect(findProblems(seen({ ...refused(4), inference: { holds: { ...holds, silentNanoUsd: 0, freeAt: null } } }))[0]?.what).not.toMatch(
    /died/u,
  );
});

test('a consumer that lags says since when', () => {
  expect(findProblems(seen(lag(600)))[0]?.since).toBe('2026-11-30T02:50:00.000Z');
});

const handbook = fs.readFileSync(new URL('../../../../../docs/operations.md', import.meta.url), 'utf8');
const alerts = fs.readFileSync(new URL('../../../../../infra/observability/prometheus/rules/hyrox.yml', import.meta.url), 'utf8');
test('each problem has the name of an alert, a remedy and an entry in the handbook, and is as urgent as the alert', () => {
  expect(Object.keys(REMEDIES)).toEqual(expect.arrayContaining(Object.keys(OPS_RULES)));
  const overview = seen({
    signals: {
      failed: { bad: 9, all: 9, since: null },
      cold: { bad: 9, all: 9, since: null },
      degraded: [{ what: 'no_search', bad: 9, all: 9, since: null }],
      firstToken: { p95: 1e6, all: 9, since: null },
      cost: { p95: 1e9, all: 9, since: null },
      heldBack: { bad: 9, all: 9, since: null },
    },
    inference: {
      models: breaker('open').inference.models as OpsInference['models'],
      budgets: [
        { period: 'day', limitNanoUsd: 1, spentNanoUsd: 1 },
        { period: 'month', limitNanoUsd: 10, spentNanoUsd: 9 },
      ],
      ...{ queued: 99, modelsMissing: 1 },
    },
    service: {
      outbox: { waiting: 1, since: EARLIER },
      deadLetters: { waiting: 1, since: EARLIER },
      consumers: [{ consumer: 'c', pending: 1, lagS: 1e4 }],
    },
    silent: ['retrieval'],
  });
  const unread = { outbox: null, deadLetters: null, consumers: [] };
  const everything = findProblems({ ...overview, services: [...overview.services, { service: 'retrieval', ...unread }] });
  expect(everything.map(({ entry }) => entry).toSorted()).toEqual(Object.keys(REMEDIES).toSorted());
  for (const { entry, urgency } of everything) {
    const severity = new RegExp(`- alert: ${entry}\\n[\\s\\S]*?severity: (\\w+)`, 'u').exec(alerts)?.[1];
    expect(handbook).toContain(`### ${entry}\n`);
    expect([entry, severity]).toEqual([entry, urgency === 'now' ? 'page' : 'ticket']);
  }
});
