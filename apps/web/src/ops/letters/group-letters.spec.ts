import { expect, test } from '@jest/globals';
import { groupLetters } from './group-letters.ts';

const letter = { service: 'logging', consumer: 'c', event: 'turn-completed.v1', keptAt: '', redrivenAt: null, canBeSent: true } as const;

test('letters of one reason and consumer go together, oldest first; a single one and one that cannot be sent do not', () => {
  const denied = { ...letter, reason: 'failed 7 times: permission denied' };
  const groups = groupLetters([
    { ...denied, id: 5 },
    { ...denied, id: 4, canBeSent: false },
    { ...denied, id: 3, consumer: 'other' },
    { ...denied, id: 2 },
    { ...letter, id: 1, reason: 'failed 7 times: timeout' },
  ]);
  expect(groups.map(({ reason, consumer, letters }) => [reason, consumer, letters.map(({ id }) => id)])).toEqual([
    ['failed 7 times: permission denied', 'c', [2, 5]],
  ]);
});
