import { describe, expect, test } from '@jest/globals';
import type { PlanBlock } from '@hyrox/contracts';
import { describeBlock, exerciseName, formatPlanDistance } from './describe-block.ts';

const BLANK = { part: 'main', sets: null, reps: null, distanceM: null, workS: null, loadKg: null, restS: null, paceSPerKm: null } as const;
const block = (fields: Partial<PlanBlock>): PlanBlock => ({
  ...BLANK,
  exercise: 'run',
  rpe: 7,
  durationMin: 10,
  targetS: null,
  note: null,
  ...fields,
});

describe('a block of a session', () => {
  test.each([
    [block({ exercise: 'sled_push', sets: 6, distanceM: 50, loadKg: 114, restS: 90 }), 'metric', '6 × 50 m · 114 kg · 90 s rest · RPE 7'],
    [block({ exercise: 'sled_push', sets: 6, distanceM: 50, loadKg: 114 }), 'imperial', '6 × 50 m · 251.5 lb · RPE 7'],
    [block({ distanceM: 8000, paceSPerKm: { from: 300, to: 330 } }), 'metric', '8 km · 5:00–5:30/km · RPE 7'],
    [block({ distanceM: 8000, paceSPerKm: { from: 300, to: 300 } }), 'imperial', '4.97 mi · 8:03/mi · RPE 7'],
    [block({ exercise: 'wall_ball', reps: 30 }), 'metric', '30 reps · RPE 7'],
    [block({ exercise: 'back_squat', sets: 5, reps: 5, restS: 150 }), 'metric', '5 × 5 · 2:30 rest · RPE 7'],
    [block({ sets: 4, workS: 15, restS: 0 }), 'metric', '4 × 15 s · RPE 7'],
    [block({ durationMin: 65 }), 'metric', '1 h 05 · RPE 7'],
  ] as const)('is said in the athlete’s units: %#', (of, units, words) =>
    expect(describeBlock(of, units).replaceAll('\u00a0', ' ')).toBe(words),
  );

  test('does not say again how hard the whole session is', () => expect(describeBlock(block({}), 'metric', 7)).toBe('10\u00a0min'));
  test('an erg keeps its metres, as in the race', () =>
    expect(formatPlanDistance({ exercise: 'row', distanceM: 2000 }, 'imperial')).toBe('2,000 m'));
  test('names of exercises are words', () =>
    expect(['ski_erg', 'back_squat', 'run'].map(exerciseName)).toEqual(['SkiErg', 'Back squat', 'Run']));
});
