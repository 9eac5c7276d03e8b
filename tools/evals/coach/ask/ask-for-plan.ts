import { readPlanInputs } from '@hyrox/coaching';
import { Benchmark, Plan, Profile, WholePlan, type PlanFromTurn, type PlanInputs, type PlanStatus } from '@hyrox/contracts';
import { z } from 'zod';
import type { Session } from '../../../local/client/open-session.ts';
import { callApi, tryApi } from './api-client.ts';

/** What came of asking for the plan of a turn, as the page asks for it. */
export interface PlanMade {
  /** Null where none was made. */
  plan: WholePlan | null;
  /** What the rules may expect of it. */
  inputs: PlanInputs | null;
  /** Its status once it was accepted, and once that was undone. */
  accepted: PlanStatus | null;
  undone: PlanStatus | null;
  /** Why none was made: code, field, words. */
  refused: { code: string; field: string | null; message: string } | null;
}

const NONE = { plan: null, inputs: null, accepted: null, undone: null };
const Refused = z.object({ error: z.object({ code: z.string(), field: z.string().optional(), message: z.string() }) });
const Stored = WholePlan.pick({ id: true, status: true });

const MOST_WAITS = 60;

/** The calendar day of a time zone. */
const dayIn = (timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date());

/** What the plan follows from, read the way the product reads it. */
async function inputsOf(gatewayUrl: string, session: Session, asked: Omit<PlanFromTurn, 'turnId'>): Promise<PlanInputs | null> {
  const profile = Profile.parse(await callApi(gatewayUrl, session, 'GET', '/api/profile'));
  const benchmarks = z.array(Benchmark).parse(await callApi(gatewayUrl, session, 'GET', '/api/benchmarks'));
  const { weeklyHours, level } = asked;
  const said = { ...(weeklyHours === undefined ? {} : { weeklyHours }), ...(level === undefined ? {} : { level }) };
  const read = readPlanInputs({ profile, benchmarks, today: dayIn(profile.timezone), recentWeeklyHours: null, asked: said });
  return read.ok ? read.inputs : null;
}

/** Asks for the plan of an ended turn, reads it, accepts it and takes that back, all through the public API. */
export async function askForPlan(gatewayUrl: string, session: Session, asked: PlanFromTurn): Promise<PlanMade> {
  for (let waited = 0; waited < MOST_WAITS; waited++) {
    const { status, body } = await tryApi(gatewayUrl, session, 'POST', '/api/plans/from-turn', asked);
    if (status === 202) {
      await new Promise((later) => setTimeout(later, 3_000));
      continue;
    }
    if (status >= 400) {
      const { code, field, message } = Refused.parse(body).error;
      return { ...NONE, refused: { code, field: field ?? null, message } };
    }
    const { id } = Stored.parse(body);
    const plan = WholePlan.parse(await callApi(gatewayUrl, session, 'GET', `/api/plans/${id}`));
    Plan.parse({ title: plan.title, startDate: plan.startDate, raceDate: plan.raceDate, madeBy: plan.madeBy, weeks: plan.weeks });
    const inputs = await inputsOf(gatewayUrl, session, { weeklyHours: asked.weeklyHours, level: asked.level });
    const accepted = Stored.parse(await callApi(gatewayUrl, session, 'POST', `/api/plans/${id}/accept`)).status;
    const undone = Stored.parse(await callApi(gatewayUrl, session, 'POST', `/api/plans/${id}/undo`)).status;
    return { plan, inputs, accepted, undone, refused: null };
  }
  return { ...NONE, refused: { code: 'unavailable', field: null, message: 'the plan was still being made after three minutes' } };
}
