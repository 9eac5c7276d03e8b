import { makePlan, summarisePlan } from '@hyrox/coaching';
import type { PlanInputs } from '@hyrox/contracts';
import { describe, expect, test } from '@jest/globals';
import type { PlanMade } from '../../ask/ask-for-plan.ts';
import { passes, tryCheck } from '../answer.fixture.ts';
import { planValidates } from './plan-validates.ts';

const inputs: PlanInputs = {
  ...{ today: '2026-11-30', raceDate: '2027-02-20', division: 'open', sex: 'male', ageYears: 38, level: 'intermediate' },
  ...{ weeklyHours: 7, recentWeeklyHours: null, trainingDays: [2, 4, 6, 7], startOfWeek: 1, sessionLimitMin: null },
  ...{ equipment: ['gym', 'sled', 'ski_erg', 'rower'], limits: [], goalTimeS: 4800 },
  benchmarks: { fiveKmS: null, tenKmS: null, thresholdPaceSPerKm: null, stationsS: {}, lastRaceS: null },
};
const engine = makePlan(inputs);
if (!engine.ok) throw new Error(engine.refusal.text);
const { plan } = engine;
const card = {
  ...{ id: '0190a5e4-0000-7000-8000-000000000001', status: 'proposed' as const, madeBecause: 'no_plan_in_answer' as const },
  ...{ createdAt: '2026-11-30T12:00:00Z', summary: summarisePlan(plan), findings: [] },
};
const made: PlanMade = { plan: { ...plan, ...card }, inputs, accepted: 'active', undone: 'proposed', refused: null };
const refused = (code: string, field: string | null): PlanMade => ({
  ...{ plan: null, inputs: null, accepted: null, undone: null },
  refused: { code, field, message: 'no' },
});
const madeBut = (change: Partial<PlanMade>) => ({ planMade: { ...made, ...change } });

describe('a plan that is asked for', () => {
  test('is one that the rules find no error in, stored only as proposed, accepted and taken back', () => {
    expect(tryCheck(planValidates, {}, { planMade: made })).toMatchObject({ pass: true });
    expect(
      passes(planValidates, { weeks: [10, 14], madeBy: 'engine', because: ['no_plan_in_answer', 'unreadable'] }, { planMade: made }),
    ).toBe(true);
  });

  test.each([
    ['nobody asked for it', {}, { planMade: null }],
    ['a rule is broken', {}, madeBut({ plan: { ...made.plan!, weeks: plan.weeks.slice(0, 3) } })],
    [
      'the product itself found an error',
      {},
      madeBut({ plan: { ...made.plan!, findings: [{ rule: 'a.b', path: 'weeks.0', words: 'x', severity: 'error' }] } }),
    ],
    ['it was active before it was accepted', {}, madeBut({ plan: { ...made.plan!, status: 'active' } })],
    ['it was not stored when it was accepted', {}, madeBut({ accepted: 'proposed' })],
    ['it stayed when that was undone', {}, madeBut({ undone: 'active' })],
    ['it is too long', { weeks: [1, 4] }, { planMade: made }],
    ['another made it', { madeBy: 'coach' }, { planMade: made }],
    ['it has another reason', { because: ['unsound'] }, { planMade: made }],
    ['it was refused', {}, { planMade: refused('invalid', 'weeklyHours') }],
    ['it was made where it should be refused', { refused: 'forbidden' }, { planMade: made }],
    ['it was refused for another reason', { refused: 'forbidden' }, { planMade: refused('invalid', 'weeklyHours') }],
    ['another fact was missing', { refused: 'invalid', field: 'weeklyHours' }, { planMade: refused('invalid', 'level') }],
  ] as const)('fails when %s', (_, settings, facts) => expect(passes(planValidates, settings, facts)).toBe(false));

  test('is refused where it has to be', () => {
    expect(passes(planValidates, { refused: 'forbidden' }, { planMade: refused('forbidden', 'turnId') })).toBe(true);
    expect(passes(planValidates, { refused: 'invalid', field: 'weeklyHours' }, { planMade: refused('invalid', 'weeklyHours') })).toBe(true);
  });
});
