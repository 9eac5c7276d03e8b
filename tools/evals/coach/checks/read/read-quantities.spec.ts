import { expect, test } from '@jest/globals';
import { readQuantities } from './read-quantities.ts';

const brief = (text: string) =>
  readQuantities(text).map(({ dimension, low, high }) => [dimension, Number(low.toFixed(2)), Number(high.toFixed(2))]);

test.each([
  ['152 kg', [['mass', 152, 152]]],
  ['335 lb', [['mass', 151.95, 151.95]]],
  ['9 ft', [['length', 2.74, 2.74]]],
  ['1,000 m', [['length', 1000, 1000]]],
  ['35 to 45 s', [['time', 35, 45]]],
  ['2–3 min', [['time', 120, 180]]],
  ['1:26:26', [['time', 5186, 5186]]],
  ['1.4–2.0 g/kg', [['g_per_kg', 1.4, 2]]],
  ['3 mg per kg', [['mg_per_kg', 3, 3]]],
  ['30 %', [['percent', 30, 30]]],
  ['RPE 8', [['none', 8, 8]]],
])('%s', (text, wanted) => expect(brief(text)).toEqual(wanted));

test('a load in "2 x 24 kg" is told from its count', () =>
  expect(brief('2 × 24 kg')).toEqual([
    ['none', 2, 2],
    ['mass', 24, 24],
  ]));

test('a short clock is minutes and seconds, or hours and minutes', () => {
  expect(brief('4:30')).toEqual([
    ['time', 270, 270],
    ['time', 16200, 16200],
  ]);
  expect(brief('4:00–4:15')[0]).toEqual(['time', 240, 255]);
});
