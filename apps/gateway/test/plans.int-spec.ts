import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlanCard, WholePlan } from '@hyrox/contracts';
import { todayIn } from '../src/plans/read-inputs.ts';
import type { FakePages } from './fake-pages.ts';
import { GatewayLab } from './gateway-lab.ts';
import { errorOf, sender } from './send.ts';

let lab: GatewayLab;
let pages: FakePages;
let anna: ReturnType<typeof sender>;
let ben: ReturnType<typeof sender>;
beforeAll(async () => {
  lab = await GatewayLab.start();
  pages = await lab.pages();
  const { url } = await lab.gateway();
  anna = sender(url, (await lab.signIn.athlete()).token);
  ben = sender(url, (await lab.signIn.athlete()).token);
});
afterAll(() => lab.stop());

const ASKED = { weeklyHours: 6, level: 'intermediate', trainingDays: [1, 3, 5, 6, 7], raceDate: null };
const make = (body: object, send = anna) => send('POST', '/api/plans/make', body);

describe('a plan of the engine', () => {
  it('is made from the profile and what was said, proposed once for one id, and read back with its weeks', async () => {
    const id = randomUUID();
    pages.profileFields = { equipment_available: ['rower', 'sled'], injuries_limitations: ['no jumping'], sex: 'female' };
    const made = await make({ id, ...ASKED });
    expect(made.status).toBe(201);
    const card = PlanCard.parse(await made.json());
    expect([card.id, card.status, card.madeBy, card.findings, card.summary.facts.length]).toEqual([id, 'proposed', 'engine', [], 3]);
    expect((await make({ id, ...ASKED })).status).toBe(200);
    const whole = WholePlan.parse(await (await anna('GET', `/api/plans/${id}`)).json());
    expect(whole.weeks).toHaveLength(12);
    expect(JSON.stringify(whole)).not.toContain('burpee_broad_jump');
    expect(await (await anna('GET', '/api/plans')).json()).toHaveLength(1);
  });

  it('is accepted and taken back, and is nobody else’s', async () => {
    const id = randomUUID();
    await make({ id, ...ASKED });
    expect(await errorOf(await ben('GET', `/api/plans/${id}`))).toMatchObject({ status: 404, code: 'not_found' });
    expect(await errorOf(await ben('POST', `/api/plans/${id}/accept`, {}))).toMatchObject({ status: 404 });
    expect(await errorOf(await make({ id, ...ASKED }, ben))).toMatchObject({ status: 409, code: 'conflict' });
    expect(await (await anna('POST', `/api/plans/${id}/accept`, {})).json()).toMatchObject({ id, status: 'active' });
    expect(await (await anna('POST', `/api/plans/${id}/undo`, {})).json()).toMatchObject({ id, status: 'proposed' });
  });

  it('is refused in the athlete’s words: a fact that is missing, a limit that needs clearance', async () => {
    pages.profileFields = {};
    expect(await errorOf(await make({ level: 'beginner' }))).toMatchObject({ status: 400, code: 'invalid', field: 'weeklyHours' });
    pages.profileFields = { injuries_limitations: ['torn meniscus'] };
    const refused = await errorOf(await make(ASKED));
    expect(refused).toMatchObject({ status: 400, code: 'invalid', field: 'plan', message: expect.stringContaining('physiotherapist') });
    expect(await errorOf(await anna('POST', '/api/plans/nonsense/accept', {}))).toMatchObject({ status: 400, field: 'planId' });
  });
});

describe('a plan that was written elsewhere', () => {
  it('is proposed with what the rules find in it, and a draft that does not fit is refused with its field', async () => {
    pages.profileFields = { weekly_availability_hours: 6, training_history: { experience: 'beginner' } };
    const session = { kind: 'long_run', title: 'Run', purpose: 'Run', rpe: 9, durationMin: 60, blocks: [] };
    const run = { part: 'main', exercise: 'run', sets: null, reps: null, distanceM: null, workS: null, loadKg: null, restS: null };
    const block = { ...run, rpe: 9, durationMin: 60, paceSPerKm: null, targetS: null, note: null };
    const day = { date: '2027-01-04', sessions: [{ ...session, blocks: [block] }] };
    const week = { weekNumber: 1, startDate: '2027-01-04', phase: 'general_prep', deload: false, focus: 'Run', days: [day] };
    const plan = { title: 'Mine', startDate: '2027-01-04', raceDate: null, weeks: [week] };
    const proposed = await anna('POST', '/api/plans', { plan });
    expect(proposed.status).toBe(201);
    const card = PlanCard.parse(await proposed.json());
    expect(card.madeBy).toBe('coach');
    expect(card.findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['sessions.rpe', 'stations.all_eight', 'dates.day_order']),
    );
    expect(await errorOf(await anna('POST', '/api/plans', { plan: { ...plan, weeks: [] } }))).toMatchObject({
      status: 400,
      code: 'invalid',
    });
  });
});

it('today is the day where the athlete lives', () => {
  const now = new Date('2027-01-05T23:30:00Z');
  expect([todayIn('UTC', now), todayIn('Pacific/Auckland', now)]).toEqual(['2027-01-05', '2027-01-06']);
});
