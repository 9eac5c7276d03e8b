import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { OPS_RULES, type OpsInference, type OpsOverview, type OpsStanding, type OpsTurns } from '@hyrox/contracts';
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
  refused?: OpsOverview['refused'];
  failing?: OpsOverview['failing'];
  asked?: OpsOverview['asked'];
}

const seen = ({ signals, inference, service, silent = [], refused, failing, asked }: Changes = {}): OpsOverview => ({
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
  ...(refused ? { refused } : {}),
  ...(failing ? { failing } : {}),
  ...(asked ? { asked } : {}),
});
const budget = (spentNanoUsd: number) => ({ inference: { budgets: [{ period: 'day', limitNanoUsd: 10e9, spentNanoUsd }] } });
const breaker = (state: 'open' | 'probing') => ({
  inference: { models: [{ model: 'a/b', place: 1, splitPercent: null, shadowPercent: null, breaker: state, warmth: null }] },
});

test('a quiet night has no problem', () => {
  expect(findProblems(seen())).toEqual([]);
});

const flow = (changes: Partial<NonNullable<OpsTurns['signals']['flow']>>) => ({
  signals: { flow: { lately: 0, before: 0, hour: 9, dayAgo: 0, weekAgo: 0, lastAt: EARLIER, ...changes } },
});
const asked = (count: number) => ({ ...flow({}), asked: { count, refused: [{ status: 400, count: 4 }] } });
const broken = (bad: number, all: number, fine = 0) => ({
  failing: { bad, all, since: EARLIER, lastAt: EARLIER, fine, routes: [{ route: '/api/turns', count: bad, all: bad }] },
});
const failing = (bad: number, all: number): Changes => ({ signals: { failed: { bad, all, since: EARLIER } } });
const lag = (lagS: number): Changes => ({ service: { consumers: [{ consumer: 'c', pending: 2, lagS }] } });
const stands = (what: string, changes: Partial<OpsStanding> = {}): Changes => ({
  signals: { standing: [{ what, bad: 0, all: 20, lately: 0, of: 10, lastAt: EARLIER, fine: 0, ...changes }] },
});
const unwritten = (oldestS: number): Changes => ({ inference: { ledger: { waiting: 7, oldestS } } });
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
  ['LedgerWaits', unwritten(61), unwritten(60)],
  ['NothingRetrieved', stands('nothing_found', { lately: 5 }), stands('nothing_found', { lately: 4 })],
  ['RequestsRefused', { refused: { bad: 21, all: 41, since: EARLIER } }, { refused: { bad: 21, all: 42, since: EARLIER } }],
  ['RequestsRefused', { refused: { bad: 20, all: 20, since: EARLIER } }, { refused: { bad: 19, all: 19, since: EARLIER } }],
  ['RequestsFailing', broken(5, 99), broken(4, 4)],
  ['RequestsFailing', broken(6, 119), broken(6, 120)],
  ['TurnsMissing', asked(5), asked(4)],
  ['TurnsMissing', flow({ before: 50 }), flow({ before: 49 })],
  ['TurnsMissing', flow({ before: 50 }), flow({ before: 50, lately: 1 })],
  ['TurnsMissing', flow({ hour: 0, dayAgo: 10, weekAgo: 10 }), flow({ hour: 0, dayAgo: 99, weekAgo: 9 })],
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

const slow = { p95: 14_000, all: 40, since: EARLIER };
const slowNow = (changes: Partial<OpsStanding>) =>
  findProblems(seen({ signals: { firstToken: slow, ...stands('slow', changes).signals } }))[0];

test('what hits most turns of five minutes cannot wait, whatever its alert says', () => {
  expect(slowNow({ bad: 8, all: 8 })).toMatchObject({
    urgency: 'now',
    what: expect.stringMatching(/^Every turn .*\(8 of 8\)/u),
  });
  expect(slowNow({ bad: 6, all: 12 })).toMatchObject({ urgency: 'today', what: expect.stringMatching(/^One turn in twenty/u) });
  const missing = {
    signals: { degraded: [{ what: 'no_search', bad: 9, all: 12, since: EARLIER }], ...stands('no_search', { bad: 9, all: 12 }).signals },
  };
  expect(findProblems(seen(missing))).toMatchObject([{ entry: 'AnswersDegraded', urgency: 'now' }]);
});

test('what goes on no more is over: after ten fine turns, or three times as many as there were to one that was not', () => {
  const fine = (turns: number) => slowNow({ bad: 12, all: 22, fine: turns })?.over;
  expect([fine(9), fine(10)]).toEqual([undefined, { at: EARLIER, fine: 10 }]);
  const rarely = (turns: number) =>
    findProblems(seen({ signals: { ...failing(3, 50).signals, ...stands('failed', { fine: turns }).signals } }))[0]?.over;
  expect([rarely(49), rarely(50)?.fine]).toEqual([undefined, 50]);
});

test('what is over stands last, and what has no new dead letter says for how long', () => {
  const lastAt = '2026-11-30T02:36:00.000Z';
  const found = findProblems(
    seen({
      signals: { firstToken: slow, ...stands('slow', { fine: 30 }).signals },
      service: { deadLetters: { waiting: 24, since: EARLIER, lastAt } },
    }),
  );
  expect(found.map(({ entry, over }) => [entry, Boolean(over)])).toEqual([
    ['DeadLetters', false],
    ['FirstTokenSlow', true],
  ]);
  expect(found[0]?.what).toBe('24 messages could not be taken by logging. None new for 24 min.');
});

test('a service that does not answer keeps the beginning that the gateway knows', () => {
  expect(findProblems({ ...seen({ silent: ['retrieval'] }), silentSince: { retrieval: EARLIER } })[0]?.since).toBe(EARLIER);
});

test('calls that are not written down say how many, since when, and that no budget sees them', () => {
  expect(findProblems(seen(unwritten(600)))).toMatchObject([
    { urgency: 'now', what: expect.stringMatching(/^The cost of 7 calls .* Budgets do not see it/u), since: '2026-11-30T02:50:00.000Z' },
  ]);
});

test('a consumer that lags says since when', () => {
  expect(findProblems(seen(lag(600)))[0]?.since).toBe('2026-11-30T02:50:00.000Z');
});

const handbook = fs.readFileSync(new URL('../../../../../docs/operations.md', import.meta.url), 'utf8');
const alerts = fs.readFileSync(new URL('../../../../../infra/observability/prometheus/rules/hyrox.yml', import.meta.url), 'utf8');
test('each problem has the name of an alert, a remedy and an entry in the handbook, and is as urgent as the alert', () => {
  // MostTurnsHit makes others urgent and is none itself.
  expect(['MostTurnsHit', ...Object.keys(REMEDIES)]).toEqual(expect.arrayContaining(Object.keys(OPS_RULES)));
  const overview = seen({
    signals: {
      failed: { bad: 9, all: 9, since: null },
      cold: { bad: 9, all: 9, since: null },
      degraded: [{ what: 'no_search', bad: 9, all: 9, since: null }],
      firstToken: { p95: 1e6, all: 9, since: null },
      cost: { p95: 1e9, all: 9, since: null },
      heldBack: { bad: 9, all: 9, since: null },
      ...stands('nothing_found', { lately: 9 }).signals,
      ...flow({ before: 99 }).signals,
    },
    refused: { bad: 30, all: 30, since: null },
    ...broken(30, 30),
    inference: {
      models: breaker('open').inference.models as OpsInference['models'],
      budgets: [
        { period: 'day', limitNanoUsd: 1, spentNanoUsd: 1 },
        { period: 'month', limitNanoUsd: 10, spentNanoUsd: 9 },
      ],
      ...{ queued: 99, modelsMissing: 1, ...unwritten(99).inference },
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

test('searches that found nothing and find again are told as over', () => {
  const found = findProblems(seen(stands('nothing_found', { bad: 40, all: 60, lately: 0, fine: 20 })));
  expect(found).toMatchObject([{ entry: 'NothingRetrieved', over: { at: EARLIER, fine: 20 } }]);
  expect(found[0]?.what).toMatch(/^40 of the 60 turns of the last five minutes got no passage/);
  expect(findProblems(seen(stands('nothing_found', { bad: 4, all: 60, lately: 0, fine: 20 })))).toEqual([]);
});

test('turns that do not come say which of three signs that is, and when the last one ended', () => {
  const said = (changes: Changes) => findProblems(seen(changes))[0]?.what;
  expect(said(asked(7))).toMatch(
    /^7 questions came two to five minutes ago and no turn has ended since\. Answered with an error: 4 with 400\. The last turn ended at \d\d:46\.$/u,
  );
  expect(said(flow({ before: 84 }))).toMatch(/^No turn has ended for five minutes; in the half hour before there were 84\./u);
  expect(said(flow({ hour: 0, dayAgo: 14, weekAgo: 11, lastAt: null }))).toBe(
    'No turn has ended for an hour; at this hour there were 14 yesterday and 11 a week ago. None has ever ended.',
  );
  expect(findProblems(seen(flow({ before: 84 })))[0]).toMatchObject({ urgency: 'now', since: EARLIER });
});

test('errors of ours may follow from a service that does not answer', () => {
  const said = (silent: OpsOverview['silent']) =>
    findProblems(seen({ ...broken(5, 20), silent })).find(({ key }) => key === 'requests')?.what;
  expect(said([])).toMatch(/at \/api\/turns\.$/u);
  expect(said(['athlete-profile'])).toMatch(/\. May follow from: athlete-profile does not answer\.$/u);
  expect(said(['athlete-profile', 'retrieval'])).toMatch(/: athlete-profile, retrieval do not answer\.$/u);
});

test('errors of ours name their routes', () => {
  const routes = ['a', 'b', 'c', 'd'].map((name) => ({ route: `/api/${name}`, count: 5, all: 9 }));
  expect(findProblems(seen({ failing: { bad: 20, all: 40, since: null, lastAt: null, fine: 0, routes } }))[0]?.what).toBe(
    '20 of the 40 requests of the last five minutes were answered with an error of ours: 5 of 9 at /api/a, 5 of 9 at /api/b, 5 of 9 at /api/c and others.',
  );
  expect([9, 10].map((fine) => findProblems(seen(broken(5, 20, fine)))[0]?.over)).toEqual([
    undefined,
    { at: EARLIER, fine: 10, of: 'request' },
  ]);
});
