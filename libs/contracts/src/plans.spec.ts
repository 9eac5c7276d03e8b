import { describe, expect, test } from '@jest/globals';
import { PlanBlock, PlanDraft, PlanInputs, planJsonSchema } from './plans.ts';

const BLOCK = {
  part: 'main',
  exercise: 'sled_push',
  sets: 4,
  reps: null,
  distanceM: 25,
  workS: null,
  loadKg: 122,
  restS: 90,
  rpe: 7.5,
  durationMin: 12,
  paceSPerKm: null,
  targetS: null,
  note: null,
};

/** Every object of a JSON schema. */
function objectsOf(schema: unknown): Record<string, unknown>[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const inner = Object.values(schema).flatMap(objectsOf);
  return 'properties' in schema ? [schema as Record<string, unknown>, ...inner] : inner;
}

describe('the shape of a plan', () => {
  test.each([
    ['an exercise that is not ours', { exercise: 'zercher_carry' }],
    ['an effort in quarters', { rpe: 7.25 }],
    ['half a minute', { durationMin: 0.5 }],
    ['a load nobody pushes', { loadKg: 500 }],
    ['a field beside it', { tempo: '3-1-1' }],
    ['a figure left out', { restS: undefined }],
  ])('%s does not fit', (_, change) => {
    expect(PlanBlock.safeParse(BLOCK).success).toBe(true);
    expect(PlanBlock.safeParse({ ...BLOCK, ...change }).success).toBe(false);
  });

  test('as JSON schema every object is closed and asks for each of its fields, as strict JSON modes want it', () => {
    const objects = objectsOf(planJsonSchema());
    expect(objects).toHaveLength(6);
    for (const { properties, required, additionalProperties } of objects) {
      expect(additionalProperties).toBe(false);
      expect(required).toEqual(Object.keys(properties as object));
    }
    expect(JSON.stringify(planJsonSchema()).length).toBeLessThan(6000);
    expect(Object.keys(PlanDraft.shape)).not.toContain('madeBy');
  });

  test('a training day named twice is refused', () => {
    expect(PlanInputs.shape.trainingDays.safeParse([1, 1, 3]).success).toBe(false);
  });
});
