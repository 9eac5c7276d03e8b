import { describe, expect, test } from '@jest/globals';
import { PlanSummary } from '@hyrox/contracts';
import { ATHLETE } from '../__profiles__/profiles.ts';
import { makePlan } from '../make-plan.ts';
import { blockText, renderPlan } from './render-plan.ts';
import { summarisePlan } from './summarise-plan.ts';

const made = makePlan(ATHLETE);
if (!made.ok) throw new Error(made.refusal.text);
const { plan } = made;

describe('a plan in words', () => {
  test('one week day by day, the others in a line each, race day among the words', () => {
    const text = renderPlan(plan);
    expect(text.split('\n')[0]).toBe('## 15 weeks to the race, goal 1:25:00');
    expect(text).toContain('### Week 1 from 11 Jan: general preparation, 6 h 40');
    expect(text.match(/^- (Mon|Tue|Wed|Thu|Fri|Sat|Sun) /gm)).toHaveLength(7);
    expect(text.match(/^- Week \d+ from /gm)).toHaveLength(14);
    expect(text).toContain(': rest\n');
    expect(text.length).toBeLessThan(6000);
    expect(renderPlan(plan, { from: 15 })).toMatch(/Sat 24 Apr: \*\*Race\*\*/);
  });

  test('a block names sets, amount, load, pace and rest', () => {
    const blocks = plan.weeks.flatMap(({ days }) => days.flatMap(({ sessions }) => sessions.flatMap((of) => of.blocks)));
    const of = (exercise: string) =>
      blockText(blocks.find((block) => block.exercise === exercise && block.part === 'main') as (typeof blocks)[0]);
    expect(of('back_squat')).toBe('Back squat 5 × 6, 120 s rest');
    expect(of('sled_push')).toMatch(/^Sled push (\d × )?\d+ m at 114 kg/);
    expect(of('strides')).toBe('Strides 4 × 15 s, 45 s rest');
  });

  test('the card has a title and three facts', () => {
    const summary = PlanSummary.parse(summarisePlan(plan));
    expect(summary.facts).toEqual([
      '15 weeks, 11 Jan to 24 Apr 2027',
      'Up to 6 sessions and 7 h 15 a week',
      expect.stringMatching(/^\d × general preparation, \d × specific preparation, \d × competition preparation, 2 × taper$/),
    ]);
  });
});
