import { expect, test } from '@jest/globals';
import { isUnsent } from './is-unsent.ts';

const waiting = { id: 'a', revision: 'b', at: '2026-06-06T10:00:00Z', isTried: false, problem: null };
const draft = { kind: 'workout', fields: { date: '2026-06-06', workout_type: 'run' } };
const add = { ...waiting, op: 'add', draft, isEdited: false };

test.each([
  [add],
  [{ ...waiting, op: 'change', draft: { kind: 'benchmark', fields: { test_date: '2026-06-06' } } }],
  [{ ...waiting, op: 'remove', kind: 'run', problem: 'Gone' }],
])('%j is a wish', (kept) => {
  expect(isUnsent(kept)).toBe(true);
});

test.each([
  [null],
  ['x'],
  [{ ...add, id: 7 }],
  [{ ...add, isEdited: undefined }],
  [{ ...add, problem: undefined }],
  [{ ...add, op: 'erase' }],
  [{ ...add, draft: { kind: 'workout', fields: {} } }],
  [{ ...add, draft: { kind: 'benchmark', fields: { date: '2026-06-06' } } }],
  [{ ...add, draft: { kind: 'constructor', fields: { date: '2026-06-06' } } }],
  [{ ...waiting, op: 'remove' }],
])('%j is not', (kept) => {
  expect(isUnsent(kept)).toBe(false);
});
