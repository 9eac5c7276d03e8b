import { describe, expect, test } from '@jest/globals';
import { passes } from '../answer.fixture.ts';
import { number } from './number.ts';

const push = { subject: 'sled push', unit: 'kg', rule: { station: 'sled_push', class: 'men_open' } };

describe('the push of Open men', () => {
  test.each(['The sled push is 152 kg.', 'Sled push: 335 lb with the sled.', '- Sled push 50 m: Open women 102 kg, Open men 152 kg'])(
    'is in: %s',
    (text) => expect(passes(number, push, text)).toBe(true),
  );

  test.each(['', 'The sled push is 125 kg.', 'The sled push is heavy.\nThe pull is 152 kg.', 'The sled push has 152 m.'])(
    'is not in: %s',
    (text) => expect(passes(number, push, text)).toBe(false),
  );
});

test('figures follow the season of the scenario', () => {
  const mixed = number.prepare({ unit: 'kg', rule: { station: 'sled_push', class: 'doubles_mixed' } }, '25/26');
  expect(mixed({ text: 'Both push 152 kg.' } as never).pass).toBe(true);
});

test('what the rules do not hold may not be asked for', () => {
  const check = number.prepare({ unit: 'kg', rule: { station: 'row', class: 'men_open' } }, '26/27');
  expect(() => check({ text: 'x' } as never)).toThrow('The rules have no load of row');
});

test('a range that holds the figure counts, and so does a range that meets one', () => {
  expect(passes(number, { unit: 's', value: 40 }, 'Take 35 to 45 s.')).toBe(true);
  expect(passes(number, { unit: 'min', between: [8, 30] }, 'Warm up for 15–20 min.')).toBe(true);
  expect(passes(number, { unit: 'min', between: [8, 30] }, 'Warm up for 2 min.')).toBe(false);
});

test('a target in feet is near enough where the tolerance says so', () => {
  const target = { unit: 'm', rule: { station: 'wall_balls', class: 'women_open', of: 'height' }, tol: 0.06 };
  expect([
    passes(number, target, 'Throw to 2.70 m.'),
    passes(number, target, 'Throw to 9 ft.'),
    passes(number, target, 'Throw to 3 m.'),
  ]).toEqual([true, true, false]);
});

test('the figure of one group is told from that of the other', () => {
  const men = { ...push, closerTo: ['men', 'women'] };
  expect(passes(number, men, 'Sled push: women 102 kg, men 152 kg.')).toBe(true);
  expect(passes(number, men, 'Sled push: men 102 kg, women 152 kg.')).toBe(false);
});

test('a median comes from the cohort tables', () => {
  const median = { unit: 's', cohort: { division: 'open', sex: 'male', measure: 'finish' }, tol: 60 };
  expect([passes(number, median, 'Half finish under 1:26:26.'), passes(number, median, 'Half finish under 1:10.')]).toEqual([true, false]);
});
