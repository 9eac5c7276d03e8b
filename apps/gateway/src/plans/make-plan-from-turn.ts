import { makePlan } from '@hyrox/coaching';
import { PLAN_OF_TURN, readPlan, readTurn, ServiceError, type PlanFromTurn } from '@hyrox/contracts';
import type { Logger } from '@hyrox/telemetry';
import { v5 as idFrom } from 'uuid';
import { PAGE_MS, type AskBus } from '../bus-token.ts';
import { extractPlan } from './extract-plan.ts';
import { askForMissing, readInputs, said } from './read-inputs.ts';
import { refuseForbidden } from './refuse-forbidden.ts';
import { cardOf, storeProposal, type Proposed } from './store-proposal.ts';

export interface FromTurnDeps {
  bus: AskBus;
  log: Pick<Logger, 'warn'>;
  now: Date;
}

const isMissing = (error: unknown): boolean => error instanceof ServiceError && error.code === 'not_found';

/** The plan of this turn, when there is one already. */
async function findProposed(athleteId: string, planId: string, { bus }: FromTurnDeps): Promise<Proposed | null> {
  try {
    return { created: false, card: cardOf(await bus.ask(readPlan, { athleteId, planId }, { timeoutMs: PAGE_MS })) };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/**
 * The plan of an ended turn, stored as proposed: taken from the answer where it holds a sound one, else made by the engine from the profile, with
 * the reason. The same turn answers the plan that is stored. `not_found` for anybody else's turn, `conflict` while it is not finished, `forbidden`
 * where safety stands against a plan, `invalid` with its field when a fact is missing or no plan can be made.
 */
export async function makePlanFromTurn(
  input: { athleteId: string; athleteRef: string; asked: PlanFromTurn },
  deps: FromTurnDeps,
): Promise<Proposed> {
  const { athleteId, athleteRef, asked } = input;
  const { turnId, ...facts } = asked;
  const planId = idFrom(turnId, PLAN_OF_TURN);
  const proposed = await findProposed(athleteId, planId, deps);
  if (proposed) return proposed;
  const { state } = await deps.bus.ask(readTurn, { turnId, athleteId }, { timeoutMs: PAGE_MS });
  if (!state.end || state.end.outcome === 'failed' || !state.text) {
    throw new ServiceError('conflict', 'A plan needs an answer that is finished', { field: 'turnId' });
  }
  const summary = await refuseForbidden({ ...state, end: state.end }, deps);
  const read = await readInputs(athleteId, said(facts), deps);
  if (!read.ok) throw askForMissing(read.missing);
  // Before any cost: what the engine refuses to plan for, no plan is made for.
  const engine = makePlan(read.inputs);
  if (!engine.ok) throw new ServiceError('invalid', engine.refusal.text, { field: 'plan' });
  const turn = { athleteRef, turnId, message: state.message, answer: state.text, summary };
  const extracted = await extractPlan(turn, read.inputs, deps);
  const plan = extracted.ok
    ? { plan: extracted.plan, findings: extracted.findings, madeBecause: null }
    : { plan: engine.plan, findings: [], madeBecause: extracted.because };
  return storeProposal({ athleteId, athleteRef, planId, inputs: read.inputs, ...plan }, deps);
}
