import { describe, expect, test } from '@jest/globals';
import { unansweredTurns } from './to-message.ts';

describe('questions whose answer is still to come', () => {
  test('the last question of a page, not one that is answered on it, nor an answer alone', () => {
    const rows = [
      { turnId: 'a', role: 'assistant' },
      { turnId: 'b', role: 'user' },
      { turnId: 'b', role: 'assistant' },
      { turnId: 'c', role: 'user' },
    ];
    expect(unansweredTurns(rows)).toEqual(['c']);
  });

  test('a message without a turn is never waited for', () => {
    expect(unansweredTurns([{ turnId: null, role: 'user' }])).toEqual([]);
  });
});
