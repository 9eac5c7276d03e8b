import { expect, test } from '@jest/globals';
import { describeErasure } from './describe-erasure.ts';

const at = (iso: string) => iso.slice(11, 16);
const erasure = { requestedAt: '2026-06-06T10:00:00Z', completedAt: null, steps: {} };

test('while it runs it says what is gone already and what is still cleared', () => {
  const { title, words } = describeErasure(erasure, at);
  expect(title).toBe('Your account is deleted');
  expect(words).toContain('10:00');
  expect(words).toContain('being cleared now');
});

test('when it is complete it says so and when', () => {
  expect(describeErasure({ ...erasure, completedAt: '2026-06-06T10:00:20Z' }, at)).toEqual({
    title: 'Everything is gone',
    words: 'The last trace was cleared at 10:00.',
  });
});
