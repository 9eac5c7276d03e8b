import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { ATHLETE } from '../__profiles__/profiles.ts';
import { makePlan } from '../make-plan.ts';
import { renderPlan } from '../words/render-plan.ts';
import { asksForPlan } from './asks-for-plan.ts';
import { looksLikePlan } from './looks-like-plan.ts';
import { forbidsPlan, PLAN_OFFERED, withPlanOffer } from './offer-plan.ts';

const sentences = (file: string) => parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Record<string, string[]>;
const requests = sentences('requests.yaml');
const answers = sentences('answers.yaml');

test('there are sixty of each kind beside those below', () => {
  expect([...Object.values(requests), ...Object.values(answers)].map((of) => new Set(of).size)).toEqual([60, 60, 60, 60]);
});

describe('a plan is asked for', () => {
  test.each(requests['asks'] ?? [])('%s', (message) => expect(asksForPlan(message)).toBe(true));
  test.each(requests['does_not'] ?? [])('not: %s', (message) => expect(asksForPlan(message)).toBe(false));

  test.each([
    'Make me a training plan',
    'Can you build me a 12-week plan for my race in March?',
    'I need a plan to break 1:20',
    'Give me a program for the next 8 weeks.',
    'Write me a Hyrox programme please',
    'Could you create a weekly schedule for me?',
    'I want a training plan with three days a week',
    'Design a 6 week sled block plan',
    'Please put together a training schedule around my shifts',
    'Can I have a plan for four days a week?',
    'Can I get a beginner training plan?',
    'Plan my next six weeks',
    'Plan out my training until race day',
    'plan my season',
    'Turn this into a plan',
    'Turn that into a training plan for me',
    'What would a 10 week plan look like?',
    'What should my training plan look like with 5 hours?',
    '8 week plan please',
    'Training plan for a first timer',
    'How would you structure my training for the next 12 weeks?',
    'How should I periodise my season?',
    'Help me to organise my training week',
    "I'm looking for a workout plan that fits 6 hours",
    'Race is in 9 weeks. I would like a plan.',
    'Draft me a taper for the last two weeks',
    'Come up with a strength and running plan for me',
    'Set up a training calendar for me',
    'Recommend a training block before my race',
    'Generate a 4-week programme, no gym',
    'Can you do a plan for me?',
    'My race is on 6 June! Build me a hyrox training plan!',
  ])('%s', (message) => expect(asksForPlan(message)).toBe(true));

  test.each([
    'How should I pace run 1?',
    'What is the sled weight in pro?',
    'Give me a pacing plan for 1:15',
    'Make me a race plan for Saturday',
    'Write me a nutrition plan',
    'What should my fuelling plan be?',
    'What should I eat before a race?',
    'Give me one session for the sled',
    'Give me a workout for today',
    'How do I get faster on wall balls?',
    'I missed two days of my plan, does it matter?',
    'What do you think about my training plan?',
    'Do I need a plan at all?',
    'Do people really need a plan for Hyrox?',
    "I don't want a plan, just a few tips",
    'Do not make me a plan',
    'My plan is to start slow',
    'I plan to run tomorrow',
    'We are planning a trip to Berlin',
    'How many days a week should I run?',
    'Is a taper useful?',
    'Explain periodisation',
    'What is the best warm up?',
    'Give me a warm-up plan for the sled',
    'Can you make the wall ball easier?',
    'How long is the row?',
    'I followed the plan and my legs are heavy',
    'Thanks, that helps',
    'Which shoes do you recommend?',
    'My gym has a new schedule',
    'What is in the race-day schedule?',
    'Build my confidence for burpees',
  ])('not: %s', (message) => expect(asksForPlan(message)).toBe(false));
});

const WEEK = '- Monday: easy run 40 min\n- Wednesday: sled push 6 x 50 m\n- Saturday: long run 12 km';
const looks: [string, string][] = [
  ['days in a list', WEEK],
  ['days in bold', '**Monday** – easy run 40 min\n**Tuesday** – strength 5 x 5\n**Friday** – intervals 6 x 1 km'],
  ['days as headings', '### Monday\nRun 8 km easy\n### Thursday\n4 x 500 m row\n### Sunday\nLong run 15 km'],
  ['days in a table', '| Day | Work |\n|---|---|\n| Mon | 5 km easy |\n| Wed | 4 x 25 m sled |\n| Fri | strength |'],
  ['short day names', 'Mon: rest\nTue: 6 x 400 m\nThu: strength\nSun: long run'],
  ['numbered days', 'Day 1: easy run 30 min\nDay 2: strength 45 min\nDay 3: intervals 5 x 1 km'],
  ['days with a date', '- Mon 11 Jan: run 40 min\n- Tue 12 Jan: rest\n- Wed 13 Jan: 6 x 1 km'],
  ['weeks as lines', 'Week 1: 3 runs, 20 km\nWeek 2: 3 runs, 24 km'],
  ['weeks as headings', '## Week 1\n4 sessions, RPE 6\n## Week 2\n5 sessions, RPE 7'],
  ['ranges of weeks', '**Weeks 1-4**: easy run 3 times, 40 min\n**Weeks 5-8**: intervals, 6 x 1 km'],
  ['weeks in a table', '| Week 1 | 25 km |\n| Week 2 | 28 km |\n| Week 3 | 20 km |'],
  ['days inside weeks', `### Week 1\n${WEEK}\n### Week 2\n${WEEK}`],
  ['words around it', `Here is how I would do it.\n\n${WEEK}\n\nSleep well.`],
  ['days with a bracket', 'Monday (AM): run 5 km\nTuesday (PM): 3 sets of squats\nFriday (AM): tempo'],
];
const looksNot: [string, string][] = [
  ['an answer in words', 'Push with low hips and short steps. Keep your arms straight.'],
  ['one day', 'Monday: easy run 40 min'],
  ['two days', '- Tuesday: sled 6 x 50 m\n- Friday: run 8 km'],
  ['days in a sentence', 'On Monday, Wednesday and Friday you can run 5 km.'],
  ['days without work', 'Monday: ask me again\nTuesday: be kind\nWednesday: smile'],
  ['one week', 'Week 1: 20 km'],
  ['weeks in a sentence', 'In week 1 you run 20 km, in week 2 you run 25 km.'],
  ['stations of a race', '1. Ski 1000 m\n2. Sled push 50 m\n3. Sled pull 50 m\n4. Burpees 80 m'],
  ['splits', '- Run 1: 4:30\n- Run 2: 4:35\n- Run 3: 4:40'],
  ['a table of loads', '| Division | Sled |\n|---|---|\n| Open | 152 kg |\n| Pro | 202 kg |'],
  ['one session in blocks', '1. Warm up 10 min\n2. 6 x 50 m sled\n3. Cool down 5 min'],
  ['questions back', 'How many hours a week can you train? Which level are you?'],
  ['the same day three times', 'Monday: 5 km\nMonday: 6 km\nMonday: 7 km'],
  ['words that begin like days', 'Monitor your heart rate 5 min\nSaturate the muscle 3 sets\nSunlight helps 20 min'],
  ['weeks without work before one with it', 'Week 1: hello\nWeek 2: 20 km'],
  ['nothing', ''],
];

describe('a text holds a plan', () => {
  test.each(answers['is_plan'] ?? [])('%j', (text) => expect(looksLikePlan(text)).toBe(true));
  test.each(answers['is_none'] ?? [])('not: %j', (text) => expect(looksLikePlan(text)).toBe(false));
  test.each(looks)('%s', (_, text) => expect(looksLikePlan(text)).toBe(true));
  test.each(looksNot)('not: %s', (_, text) => expect(looksLikePlan(text)).toBe(false));

  test('a plan of the engine in words', () => {
    const made = makePlan(ATHLETE);
    if (!made.ok) throw new Error(made.refusal.text);
    expect(looksLikePlan(renderPlan(made.plan))).toBe(true);
  });
});

describe('the offer', () => {
  const notice = (code: string) => ({ code, severity: 'caution' as const, text: 'x' });

  test.each(['crisis', 'emergency', 'eating_disorder', 'medical_referral', 'medication', 'pregnancy', 'minor', 'symptom'])(
    'is not made beside %s',
    (code) => {
      expect(forbidsPlan({ notices: [notice(code)] })).toBe(true);
      expect(withPlanOffer([notice(code)], true)).toEqual([notice(code)]);
    },
  );
  test('is not made where the router found it without a word', () =>
    expect([forbidsPlan({ notices: [], kinds: ['minor'] }), forbidsPlan({ notices: [], kinds: ['supplement'] })]).toEqual([true, false]));
  test('is not made of an answer that a guard cut', () => expect(forbidsPlan({ notices: [], finish: 'guard' })).toBe(true));
  test('stands last, beside what is harmless, and only when a plan is wanted', () => {
    expect(withPlanOffer([notice('supplement')], true)).toEqual([notice('supplement'), PLAN_OFFERED]);
    expect(withPlanOffer([], false)).toEqual([]);
  });
});
