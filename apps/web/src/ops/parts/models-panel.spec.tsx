/** @jest-environment jsdom */
import { afterEach, expect, test } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import type { OpsModel } from '@hyrox/contracts';
import { ModelsPanel } from './models-panel.tsx';

const gone = { since: '2026-11-30T02:46:00.000Z', until: '2026-11-30T03:01:00.000Z' };
const model = (name: string, place: number | null, changes: Partial<OpsModel> = {}): OpsModel => ({
  ...{ model: name, place, splitPercent: null, shadowPercent: null, breaker: 'closed', warmth: null, ...changes },
});
const told = (...models: OpsModel[]) => {
  const inference = { models, budgets: [], spentTodayNanoUsd: 0, queued: null, modelsMissing: null };
  render(<ModelsPanel inference={inference} shares={[]} of="the last hour" nowMs={Date.parse('2026-11-30T03:00:00.000Z')} />);
  return screen.getAllByRole('listitem').map((item) => item.lastChild?.textContent);
};
afterEach(cleanup);

test('a split model is told by its share, the first of the route as asked first', () => {
  expect(told(model('a/one', 1), model('b/two', 2), model('c/split', null, { splitPercent: 10 }))).toEqual([
    'asked first',
    'asked as number 2',
    'answers 10 % of the athletes (split)',
  ]);
});

test('a model that is not served keeps its place and says when it is asked again', () => {
  expect(told(model('a/one', 1, { gone }), model('b/two', 2, { gone: null }), model('c/split', null, { splitPercent: 10, gone }))).toEqual([
    expect.stringMatching(/^1st of the chain, not served, asked again \d\d:01$/u),
    'asked as number 2',
    expect.stringMatching(/^answers 10 % of the athletes \(split\) · not served, asked again \d\d:01$/u),
  ]);
});
