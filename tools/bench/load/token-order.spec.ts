import { describe, expect, test } from '@jest/globals';
import { TokenOrder, tokenText } from './token-order.ts';

function judge(numbers: number[]) {
  const order = new TokenOrder();
  for (const number of numbers) order.take(Number(tokenText(number).slice(1)));
  return { lost: order.lost(3_000), doubled: order.doubled, reordered: order.reordered };
}
const ALL = Array.from({ length: 3_000 }, (_, number) => number);

describe('tokens numbered modulo a thousand', () => {
  test('in order are right over several thousands', () => {
    expect(judge(ALL)).toEqual({ lost: 0, doubled: 0, reordered: 0 });
  });

  test.each([
    ['a run of 400 lost across a thousand', [...ALL.slice(0, 800), ...ALL.slice(1_200)], { lost: 400, doubled: 0, reordered: 0 }],
    ['ten repeated across a thousand', [...ALL.slice(0, 1_005), ...ALL.slice(995)], { lost: 0, doubled: 10, reordered: 0 }],
    ['two swapped at a thousand', [...ALL.slice(0, 999), 1_000, 999, ...ALL.slice(1_001)], { lost: 0, doubled: 0, reordered: 1 }],
    ['one late and then twice', [...ALL.slice(0, 10), 11, 10, 10, ...ALL.slice(12)], { lost: 0, doubled: 1, reordered: 1 }],
  ])('with %s are told', (_, numbers, wrong) => {
    expect(judge(numbers)).toEqual(wrong);
  });
});
