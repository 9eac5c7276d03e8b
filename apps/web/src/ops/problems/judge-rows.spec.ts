import { expect, test } from '@jest/globals';
import type { OpsOverview, OpsStanding } from '@hyrox/contracts';
import { JUDGES_OF_ROWS } from './judge-rows.ts';

const AT = '2026-11-30T03:00:00.000Z';
const figures = { turns: 0, done: 0, stopped: 0, failed: 0, cold: 0, degraded: 0, restarted: 0, tokensIn: 0, tokensOut: 0, costNanoUsd: 0 };
const step = { at: AT, turns: 5, failed: 0, cold: 0, degraded: 0, costNanoUsd: 0 };

/** Turns of which the quarter of an hour is still quick, with a last step of `lastMs` and one without a first word. */
const overview = (standing: Partial<OpsStanding> & { what: string }, lastMs = 14_100): OpsOverview => ({
  ...{ at: AT, window: 'now', inference: null, services: [], silent: [] },
  turns: {
    ...{ figures, stages: [], models: [] },
    series: [2_000, lastMs, null].map((firstTokenP95Ms) => ({ ...step, firstTokenP95Ms })),
    signals: {
      ...{ failed: { bad: 0, all: 0, since: null }, cold: { bad: 0, all: 0, since: null }, cost: { p95: null, all: 0, since: null } },
      ...{ degraded: [], firstToken: { p95: 9_000, all: 300, since: AT } },
      standing: [{ bad: 2, all: 90, lately: 0, of: 10, lastAt: AT, fine: 0, ...standing }],
    },
  },
});
const slow = (standing: Partial<OpsStanding>, lastMs?: number) =>
  JUDGES_OF_ROWS.firstToken(overview({ what: 'slow', ...standing }, lastMs))[0];
const empty = (standing: Partial<OpsStanding>) => JUDGES_OF_ROWS.nothingFound(overview({ what: 'nothing_found', ...standing }))[0];

test('ten slow turns in a row need somebody now, long before a quarter of an hour is slow', () => {
  expect(slow({ lately: 10 })).toMatchObject({
    ...{ entry: 'FirstTokenSlow', urgency: 'now', since: AT },
    what: 'The last 10 turns all waited about 14 s for the first word.',
  });
  expect(slow({ lately: 9 })).toBeUndefined();
  expect(slow({ lately: 9, of: 9 })).toBeUndefined();
});

test('of more than ten the whole row is told, and how long is left open when no step was over the line', () => {
  expect(slow({ bad: 12, all: 12, lately: 10 })?.what).toMatch(/^The last 12 turns all waited about/u);
  expect(slow({ lately: 10 }, 3_000)?.what).toBe('The last 10 turns all waited longer than 12 s for the first word.');
});

test('ten turns in a row that found nothing need somebody now, nine of ten can wait', () => {
  expect(empty({ lately: 10 })).toMatchObject({
    urgency: 'now',
    what: expect.stringMatching(/^Each of the last 10 turns got no passage/u),
  });
  expect(empty({ lately: 9 })?.urgency).toBe('today');
  expect(empty({ lately: 9, of: 9 })?.urgency).toBe('today');
});
