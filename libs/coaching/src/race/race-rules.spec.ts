import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { ageGroupOf, findStandards, seasonOf } from './find-standards.ts';
import { RACE_RULES } from './race-rules.ts';

const RACE_DAY = '2026-12-05';
const singles = (division: 'open' | 'pro', sex: 'female' | 'male') => {
  const found = findStandards({ format: 'singles', division, sex }, RACE_DAY);
  if (!found) throw new Error('no standards');
  return found;
};
const load = (division: 'open' | 'pro', sex: 'female' | 'male', station: string) =>
  singles(division, sex).stations.find((of) => of.station === station);

describe('the ladder of loads', () => {
  test('open men and pro women lift the same at every station; only the wall-ball target follows the sex', () => {
    const [men, women] = [singles('open', 'male'), singles('pro', 'female')];
    for (const [i, station] of men.stations.entries()) {
      expect({ ...women.stations[i], targetHeightM: null }).toEqual({ ...station, targetHeightM: null });
    }
    expect([load('open', 'male', 'wall_balls')?.targetHeightM, load('pro', 'female', 'wall_balls')?.targetHeightM]).toEqual([3, 2.7]);
  });

  test('each rung is heavier than the one below, at every loaded station', () => {
    const { light, middle, heavy } = RACE_RULES.rungs;
    for (const station of Object.keys(light) as (keyof typeof light)[]) {
      expect(middle[station]).toBeGreaterThan(light[station]);
      expect(heavy[station]).toBeGreaterThan(middle[station]);
    }
  });

  test.each([
    ['open', 'female', 102, 78, 16, 10, 4, 2.7],
    ['open', 'male', 152, 103, 24, 20, 6, 3],
    ['pro', 'female', 152, 103, 24, 20, 6, 2.7],
    ['pro', 'male', 202, 153, 32, 30, 9, 3],
  ] as const)('singles 26/27 %s %s', (division, sex, ...[push, pull, carry, lunge, ball, heightM]) => {
    const loads = ['sled_push', 'sled_pull', 'farmers_carry', 'sandbag_lunges', 'wall_balls'].map((s) => load(division, sex, s)?.loadKg);
    expect(loads).toEqual([push, pull, carry, lunge, ball]);
    expect(load(division, sex, 'wall_balls')?.targetHeightM).toBe(heightM);
    expect(load(division, sex, 'wall_balls')?.amount).toBe(100);
  });
});

describe('classes and seasons', () => {
  test('mixed doubles use the middle rung and throw to the target of whoever throws', () => {
    const mixed = findStandards({ format: 'doubles', division: 'open', sex: 'mixed' }, '2026-03-01');
    expect(mixed?.stations.find((of) => of.station === 'sled_push')?.loadKg).toBe(152);
    expect(mixed?.stations.find((of) => of.station === 'wall_balls')?.targetHeightM).toBeNull();
    expect(mixed?.assumed).toBe(false);
  });

  test('doubles loads of 26/27 were not seen: they are taken over from 25/26 and say so', () => {
    expect(findStandards({ format: 'doubles', division: 'open', sex: 'male' }, RACE_DAY)).toMatchObject({ season: '25/26', assumed: true });
  });

  test('there is no mixed Pro', () => {
    expect(findStandards({ format: 'doubles', division: 'pro', sex: 'mixed' }, RACE_DAY)).toBeNull();
  });

  test('a race day beyond the known seasons counts to the newest, and says so', () => {
    expect(seasonOf('2029-01-01')).toMatchObject({ season: { id: '26/27' }, assumed: true });
    expect(seasonOf('2026-06-30')).toMatchObject({ season: { id: '25/26' }, assumed: false });
  });

  test('seasons follow each other without a gap', () => {
    for (const [i, season] of RACE_RULES.seasons.slice(1).entries()) {
      const before = new Date(`${RACE_RULES.seasons[i]?.lastDay}T00:00:00Z`);
      before.setUTCDate(before.getUTCDate() + 1);
      expect(season.firstDay).toBe(before.toISOString().slice(0, 10));
    }
  });
});

describe('where it comes from', () => {
  const sources = parse(fs.readFileSync(path.resolve(import.meta.dirname, '../../../../knowledge/sources.yaml'), 'utf8')) as Record<
    string,
    object
  >;
  const told = JSON.stringify(RACE_RULES);
  const keys = [...new Set([...told.matchAll(/"source":"([^"]+)"/g)].map((found) => found[1] ?? ''))];

  test.each(keys)('%s is a source of the library', (key) => {
    expect(Object.keys(sources)).toContain(key);
  });

  test('a penalty of 26/27 rests on a single guide, so none is more than low', () => {
    for (const penalty of RACE_RULES.penalties) expect(['low', undefined]).toContain(penalty['26/27']?.confidence);
  });
});

describe('age groups', () => {
  test.each([
    [15, 'singles', null],
    [16, 'singles', '16-24'],
    [24, 'singles', '16-24'],
    [25, 'singles', '25-29'],
    [89, 'singles', '85-89'],
    [90, 'singles', null],
    [49, 'doubles', '45-49'],
    [39, 'relay', '16-39'],
    [40, 'relay', '40-89'],
  ] as const)('%i in %s', (age, format, group) => {
    expect(ageGroupOf(age, format)).toBe(group);
  });
});
