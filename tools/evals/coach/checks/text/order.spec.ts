import { expect, test } from '@jest/globals';
import { passes, tryCheck } from '../answer.fixture.ts';
import { order } from './order.ts';

const terms = ['skierg', 'sled push', 'rower'];

test('terms that follow each other are in order, also when one is named again before', () => {
  expect(passes(order, { terms }, 'The row comes late: SkiErg, sled push, then the row.')).toBe(true);
});

test('the first that does not follow is named', () => {
  expect(tryCheck(order, { terms }, 'Sled push, SkiErg, row.').evidence).toBe('"sled push" does not follow what comes before it');
});
