import { expect, test } from '@jest/globals';
import { parseCoachOptions } from './coach-options.ts';

test('without words everything has its default', () =>
  expect(parseCoachOptions([])).toEqual({ samples: 1, json: false, help: false, parallel: 4, seed: 20_261_130 }));

test('words are read', () =>
  expect(parseCoachOptions(['--category', 'facts', '--samples', '3', '--json'])).toMatchObject({
    category: 'facts',
    samples: 3,
    json: true,
  }));

test.each([
  [['--samples', 'many'], '--samples is not usable'],
  [['--category', 'cooking'], '--category is not usable'],
  [['--colour', 'red'], '--colour'],
])('%j is refused by name', (args, words) => expect(() => parseCoachOptions(args)).toThrow(words));
