import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PACING_BANDS } from '../cohorts.ts';
import { planPace, wholeParts, type PacePlan } from './plan-pace.ts';
import { bandsOf, finishOf, partsOf } from './read-bands.ts';

const sumOf = (plan: PacePlan) => plan.legs.reduce((sum, leg) => sum + leg.runS + leg.stationS, plan.roxzoneS);
const GROUPS = [
  { division: 'open', sex: 'male' },
  { division: 'open', sex: 'female' },
  { division: 'pro', sex: 'male' },
  { division: 'pro', sex: 'female' },
] as const;

describe('a target finish as splits', () => {
  test('any target between 1:05 and 2:00 adds up exactly, in each of the four groups', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...GROUPS),
        fc.integer({ min: 3900, max: 7200 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (group, targetS, fadeShare) => {
          const plan = planPace({ ...group, targetS, fadeShare });
          expect(plan && sumOf(plan)).toBe(targetS);
          expect(plan?.legs.every((leg) => leg.runS > 120 && leg.stationS > 45)).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('the sum of a band gives back the medians of that band: open men 75 to 85 min, n = 6,886', () => {
    const plan = planPace({ division: 'open', sex: 'male', targetS: 4764 });
    // 8 × 300 + 2,012 + 352 = 4,764 s, as knowledge/team12.md adds it up.
    expect(plan?.legs.map((leg) => leg.stationS)).toEqual([260, 165, 270, 288, 280, 121, 279, 349]);
    expect([plan?.roxzoneS, plan?.typicalFadeS, plan?.bands.some(({ n }) => n === 6886)]).toEqual([352, 50, true]);
    expect(plan?.legs.reduce((sum, leg) => sum + leg.runS, 0)).toBe(2400);
  });

  test('with half of the typical fade the last run is 25 s slower than the second, with none all runs are alike', () => {
    const group = { division: 'open', sex: 'male', targetS: 4764 } as const;
    expect(planPace(group)?.fadeS).toBe(25);
    expect(new Set(planPace({ ...group, fadeShare: 0 })?.legs.map((leg) => leg.runS))).toEqual(new Set([300]));
  });

  test('women Open rest on bands with 100 wall balls (one event, n = 367 in 85 to 95 min), and say so', () => {
    const plan = planPace({ division: 'open', sex: 'female', targetS: 5368 });
    expect(plan?.legs.at(-1)?.stationS).toBe(369);
    expect(plan?.bands.some(({ n }) => n === 367)).toBe(true);
    expect(plan?.caveats[0]).toMatch(/one event/);
  });

  test('a target that nobody ran, and one far beyond the slowest tenth, give no splits', () => {
    expect(planPace({ division: 'open', sex: 'male', targetS: 2400 })).toBeNull();
    expect(planPace({ division: 'open', sex: 'male', targetS: 12_000 })).toBeNull();
  });

  test('a target just outside of the bands is drawn on from them and says so', () => {
    expect(planPace({ division: 'open', sex: 'male', targetS: 7300 })).toMatchObject({ beyond: true });
    expect(planPace({ division: 'open', sex: 'male', targetS: 5400 })).toMatchObject({ beyond: false });
  });

  test('every part of a slower target is slower', () => {
    for (const group of GROUPS) {
      const [fast, slow] = [planPace({ ...group, targetS: 4500 }), planPace({ ...group, targetS: 5700 })];
      for (const [i, leg] of (slow?.legs ?? []).entries()) {
        expect(leg.runS).toBeGreaterThan(fast?.legs[i]?.runS ?? Infinity);
        expect(leg.stationS).toBeGreaterThan(fast?.legs[i]?.stationS ?? Infinity);
      }
    }
  });
});

test('whole seconds keep the total and stay within one of their share', () => {
  expect(wholeParts([1, 1, 1], 10)).toEqual([4, 3, 3]);
});

test('no band counts 75 wall balls, and the parts of each lie in its own minutes', () => {
  for (const group of GROUPS) {
    for (const band of bandsOf(group)) {
      expect(band.wallBallReps).not.toMatch(/^75/);
      expect(finishOf(partsOf(band)) / 60).toBeGreaterThan(band.fromMin * 0.97);
    }
  }
  expect(PACING_BANDS.bands.length).toBeGreaterThan(GROUPS.flatMap(bandsOf).length);
});
