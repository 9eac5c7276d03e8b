import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cmToFeetInches, feetInchesToCm, kgToLb, kmToMiles, lbToKg, milesToKm, roundTo } from './convert.ts';
import {
  distanceIn,
  formatBodyWeight,
  formatDistance,
  formatDuration,
  formatHeight,
  formatLoad,
  formatMinutes,
  formatNumber,
  formatPace,
  loadIn,
  weeklyDistanceIn,
} from './format-quantity.ts';
import { unitsOf } from './unit-system.ts';

test('numbers are written as athletes say them', () => {
  expect([0, 999, 1_000, 42_195, 1_234_567.891, 0.12345, -1_500].map(formatNumber)).toEqual(
    [0, 999, 1_000, 42_195, 1_234_567.891, 0.12345, -1_500].map((value) => value.toLocaleString('en-GB')),
  );
  expect(formatDuration(270)).toBe('4:30');
  expect(formatDuration(4_780.4)).toBe('1:19:40');
  expect(formatDuration(3_599.7)).toBe('1:00:00');
  expect([formatMinutes(45), formatMinutes(90), formatMinutes(120), formatMinutes(65)]).toEqual(['45 min', '1 h 30', '2 h', '1 h 05']);
  expect([formatLoad(152, 'metric'), formatLoad(152, 'imperial')]).toEqual(['152 kg', '335 lb']);
  expect([formatHeight(182, 'metric'), formatHeight(182, 'imperial'), formatHeight(182.9, 'imperial')]).toEqual([
    '182 cm',
    '6 ft 0 in',
    '6 ft 0 in',
  ]);
  expect([formatBodyWeight(82.5, 'metric'), formatBodyWeight(82.5, 'imperial')]).toEqual(['82.5 kg', '182 lb']);
  expect(formatPace(kmToMiles(5), 1_350, 'metric')).toBe('4:30/km');
  expect(formatPace(3, 1_350, 'imperial')).toBe('7:30/mi');
});

test('a distance stored in hundredths of a mile is the one that was typed', () => {
  for (const km of [1, 3, 5, 8, 10, 12.5, 21.1, 42.2]) expect(formatDistance(roundTo(kmToMiles(km), 2), 'metric')).toBe(`${km} km`);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4_000 }), (tenths) => distanceIn(roundTo(kmToMiles(tenths / 10), 2), 'metric') === tenths / 10),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40_000 }), (hundredths) => distanceIn(hundredths / 100, 'imperial') === hundredths / 100),
  );
});

test('there and back again is where one began', () => {
  fc.assert(fc.property(fc.double({ min: 0, max: 500, noNaN: true }), (kg) => Math.abs(lbToKg(kgToLb(kg)) - kg) < 1e-9));
  fc.assert(fc.property(fc.double({ min: 0, max: 500, noNaN: true }), (km) => Math.abs(milesToKm(kmToMiles(km)) - km) < 1e-9));
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 7 }), fc.integer({ min: 0, max: 11 }), (feet, inches) => {
      const back = cmToFeetInches(roundTo(feetInchesToCm({ feet, inches }), 1));
      return back.feet === feet && back.inches === inches;
    }),
  );
});

test('whole pounds and whole weekly kilometres survive their storage', () => {
  fc.assert(fc.property(fc.integer({ min: 45, max: 660 }), (lb) => formatBodyWeight(roundTo(lbToKg(lb), 1), 'imperial') === `${lb} lb`));
  fc.assert(fc.property(fc.integer({ min: 1, max: 1_000 }), (lb) => loadIn(roundTo(lbToKg(lb), 2), 'imperial') === lb));
  fc.assert(fc.property(fc.integer({ min: 0, max: 480 }), (km) => weeklyDistanceIn(roundTo(kmToMiles(km), 1), 'metric') === km));
});

test('units follow the choice, then the language', () => {
  expect(unitsOf({ preferences: { units: 'imperial' } }, 'de-DE')).toBe('imperial');
  expect(unitsOf({ preferences: null }, 'en-US')).toBe('imperial');
  expect(unitsOf({ preferences: { units: 'stones' } }, 'en-GB')).toBe('metric');
  expect(unitsOf(undefined, 'en')).toBe('metric');
});
