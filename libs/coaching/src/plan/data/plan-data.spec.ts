import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Equipment, Exercise, Station } from '@hyrox/contracts';
import { parse } from 'yaml';
import { isPossible, liftFor } from '../choose-exercise.ts';
import { readLimits } from '../read-limits.ts';
import { EXERCISES, Movement, STATION_VARIANTS } from './exercises.ts';
import { PLAN_LIMITS } from './limits.ts';
import { PERIODISATION } from './periodisation.ts';
import { LIFTS, LINK_STEPS, RUN_PATTERNS, WEEK_MENUS } from './week-menus.ts';

const NOTHING = { atHand: new Set<Equipment>(), leftOut: new Set(Movement.options.filter((movement) => movement !== 'running')) };

describe('the data of plans', () => {
  test('every exercise of the contract has its facts, and no other is there', () => {
    expect(Object.keys(EXERCISES).toSorted()).toEqual(Exercise.options.toSorted());
  });

  test('every source is one of the library', () => {
    const library = parse(fs.readFileSync(path.resolve(import.meta.dirname, '../../../../../knowledge/sources.yaml'), 'utf8')) as Record<
      string,
      object
    >;
    const files = fs.readdirSync(import.meta.dirname).filter((file) => file.endsWith('.json'));
    const told = files.flatMap((file) => [
      ...fs.readFileSync(path.join(import.meta.dirname, file), 'utf8').matchAll(/"source": "([^"]+)"/g),
    ]);
    expect(told.length).toBeGreaterThan(40);
    expect(new Set(told.map((of) => of[1]))).toEqual(new Set(told.map((of) => of[1]).filter((key) => (key ?? '') in library)));
  });

  test.each(Station.options)(
    '%s: the race station comes first, and something stands in for somebody with nothing who may do nothing but run',
    (station) => {
      const variants = STATION_VARIANTS[station];
      expect(variants[0]?.sPerUnit).toBeNull();
      expect(variants.some(({ exercise }) => isPossible(exercise, NOTHING))).toBe(true);
    },
  );

  test.each(LIFTS.slots.map(({ slot }) => slot))('the strength slot %s can always be filled', (slot) => {
    expect(() => liftFor(slot, 5, NOTHING)).not.toThrow();
  });

  test('every phase and level has a run that two repeats of fit into a quarter of an hour', () => {
    for (const phase of ['general_prep', 'specific_prep', 'competition_prep', 'taper', 'deload'] as const) {
      for (const level of ['beginner', 'intermediate', 'advanced'] as const) {
        const mine = RUN_PATTERNS.patterns.filter(
          (of) => of.phases.includes(phase) && of.levels.includes(level) && EXERCISES[of.exercise].needs.length === 0,
        );
        const shortest = Math.min(...mine.map(({ workS, distanceM }) => workS ?? (distanceM ?? 0) * 0.4));
        expect(shortest * 2).toBeLessThanOrEqual(15 * 60);
      }
    }
  });

  test('the ladder of linked stations goes down, and every phase begins on it', () => {
    const sums = LINK_STEPS.ladder.map(([part, runM]) => part * 1000 + runM);
    expect(sums).toEqual(sums.toSorted((a, b) => b - a));
    expect(Math.max(...Object.values(LINK_STEPS.from).flatMap((levels) => Object.values(levels)))).toBeLessThan(LINK_STEPS.ladder.length);
  });

  test('planned efforts and shares stay within the limits they are checked by', () => {
    for (const level of ['beginner', 'intermediate', 'advanced'] as const) {
      for (const loads of Object.values(PLAN_LIMITS.loads)) expect(loads[level]).toBeLessThanOrEqual(PLAN_LIMITS.loadOfRaceLargest[level]);
    }
    const { deload, taper, lastDays, wave } = PERIODISATION.shareOfAsked;
    expect([deload > PLAN_LIMITS.deloadShare[0], deload < PLAN_LIMITS.deloadShare[1]]).toEqual([true, true]);
    expect([taper <= PLAN_LIMITS.taperShareLargest, lastDays <= PLAN_LIMITS.raceWeekShareLargest]).toEqual([true, true]);
    for (const share of wave) expect(Math.abs(share - 1)).toBeLessThan(PLAN_LIMITS.hoursTolerance);
    expect(Object.values(WEEK_MENUS.byDays).every((groups) => groups.flat().filter((slot) => slot.endsWith('run')).length >= 1)).toBe(true);
  });
});

describe('limits in an athlete’s own words', () => {
  test.each([
    ['Left knee, no deep lunges', ['jumping', 'lunging', 'squatting']],
    ['NO JUMPING please', ['jumping']],
    ['tennis elbow', ['gripping', 'pulling', 'pushing']],
    ['ankle, running is fine', ['jumping', 'lunging']],
    ['meniscus surgery in 2024, cleared by physio, no squats', ['squatting']],
  ])('%s', (limit, leftOut) => {
    const read = readLimits([limit]);
    expect([[...read.leftOut].toSorted(), read.refusal]).toEqual([leftOut.toSorted(), null]);
  });

  test.each([
    ['torn ACL', 'clearance_needed'],
    ['Knee pain when squatting', 'clearance_needed'],
    ['pregnant', 'clearance_needed'],
    ['shin splints', 'running_not_allowed'],
    ['no running until May', 'running_not_allowed'],
    ['the thing we talked about', 'limit_unclear'],
  ])('%s is no ground for a plan', (limit, code) => {
    expect(readLimits(['no lunges', limit]).refusal?.code).toBe(code);
  });

  test('a word inside another word is not found: “backpack” is no back, “handstand” no hand', () => {
    expect(readLimits(['backpack handstands']).refusal?.code).toBe('limit_unclear');
  });
});
