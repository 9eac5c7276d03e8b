import { describe, expect, it } from '@jest/globals';
import { planJsonSchema, type PlanDraft } from '@hyrox/contracts';
import { z } from 'zod';
import type { ChatMessage } from '../chat/chat-request.ts';
import { fillSchema } from './fill-schema.ts';

const PLAN = [
  'Turn this into a plan.',
  '### Week 1',
  '- Monday: easy run 40 min, RPE 3',
  '- Thursday: sled push 6 x 50 m, RPE 7',
  '### Week 2',
  '- Tuesday: easy run 45 min, RPE 3',
].join('\n');

const messages: ChatMessage[] = [{ role: 'user', content: PLAN }];
const filled = <T>(schema: z.ZodType<T>, from: ChatMessage[] = messages): T =>
  schema.parse(JSON.parse(fillSchema(z.toJSONSchema(schema) as Record<string, unknown>, from)));

describe('fillSchema', () => {
  it('takes weeks and days from the headings and lines of a text', () => {
    const day = z.object({
      weekday: z.enum(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']),
      session: z.string().describe('run or sled session'),
      rpe: z.int().min(1).max(10),
      durationMinutes: z.number().optional(),
    });
    const plan = filled(z.object({ weeks: z.array(z.object({ week: z.int(), days: z.array(day) })) }));
    expect(plan.weeks.map(({ week, days }) => [week, days.length])).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect(plan.weeks[0]?.days[0]).toEqual({ weekday: 'Monday', session: 'Monday: easy run 40 min, RPE 3', rpe: 3, durationMinutes: 40 });
    expect(plan.weeks[0]?.days[1]).toMatchObject({ weekday: 'Thursday', rpe: 7 });
    expect(plan.weeks[0]?.days[1]).not.toHaveProperty('durationMinutes');
  });

  it('leaves out what is optional and not said, and puts null where it may', () => {
    const schema = z.object({ race_date: z.iso.date().nullable(), weightKg: z.number().optional(), goal: z.string().optional() });
    const said = filled(schema, [{ role: 'user', content: 'I weigh 82 kg.' }]);
    expect(said).toMatchObject({ race_date: null, weightKg: 82 });
  });

  it('finds a date and an enum value, and takes no number out of bounds', () => {
    const schema = z.object({
      raceDate: z.iso.date(),
      level: z.enum(['beginner', 'intermediate']),
      rpe: z.int().min(1).max(10).nullable(),
    });
    const text = 'Race on 2027-03-13. Intermediate. RPE 14 felt hard.';
    expect(filled(schema, [{ role: 'user', content: text }])).toEqual({ raceDate: '2027-03-13', level: 'intermediate', rpe: null });
  });

  it('uses no number that the text does not give', () => {
    const schema = z.object({ sets: z.int(), reps: z.int(), name: z.string() });
    const json = fillSchema(z.toJSONSchema(schema) as Record<string, unknown>, [{ role: 'user', content: 'Just run easy.' }]);
    expect(JSON.parse(json)).toEqual({ sets: 0, reps: 0, name: 'Just run easy.' });
  });

  it('answers the schema of a training plan with JSON of its shape, from what a text says', () => {
    const [week] = (JSON.parse(fillSchema(planJsonSchema(), messages)) as PlanDraft).weeks;
    expect(Object.keys(week ?? {})).toEqual(expect.arrayContaining(['weekNumber', 'startDate', 'phase', 'days']));
    expect(week?.weekNumber).toBe(1);
  });

  it('follows references and answers json_object with an object', () => {
    const schema = { type: 'object', properties: { week: { $ref: '#/$defs/w' } }, required: ['week'], $defs: { w: { type: 'integer' } } };
    expect(JSON.parse(fillSchema(schema, messages))).toEqual({ week: 1 });
    expect(JSON.parse(fillSchema('any', messages))).toEqual({ answer: 'Turn this into a plan.' });
  });
});
