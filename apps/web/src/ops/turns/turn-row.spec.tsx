/** @jest-environment jsdom */
import { afterEach, expect, test } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import type { OpsTurn } from '@hyrox/contracts';
import { TurnRow } from './turn-row.tsx';

const AT = '2026-11-30T03:00:00.000Z';
const turn: OpsTurn = {
  ...{ turnId: '0198c0de-0000-7000-8000-000000000001', endedAt: AT, outcome: 'done', finish: 'stop', reason: null, model: 'b/two' },
  ...{ tokensIn: 1, tokensOut: 1, costNanoUsd: 1, latencyMs: 900, stages: {}, attempts: 1, cold: true, degraded: null },
};
const marks = (of: Partial<OpsTurn>, firstModel: string | undefined) => {
  render(<TurnRow turn={{ ...turn, ...of }} firstModel={firstModel} mostMs={900} nowMs={Date.parse(AT)} />);
  const found = [screen.getByText('cold model').parentElement?.textContent];
  cleanup();
  return found[0];
};
afterEach(cleanup);

test('a row names the model that answered when it is not the first of the route', () => {
  expect(marks({}, 'a/one')).toBe('cold modeltwo');
  expect([marks({}, 'b/two'), marks({}, undefined), marks({ model: null }, 'a/one')]).toEqual(['cold model', 'cold model', 'cold model']);
});
