import { makePlan } from '@hyrox/coaching';
import { ServiceError, type MakePlanRequest } from '@hyrox/contracts';
import type { AskBus } from '../bus-token.ts';
import { askForMissing, readInputs, said } from './read-inputs.ts';
import { storeProposal, type Proposed } from './store-proposal.ts';

/**
 * A plan by the engine, stored as proposed. `invalid` with words for the athlete when a fact is missing (its field) or no plan can be made
 * (field `plan`).
 */
export async function makePlanForAthlete(
  input: { athleteId: string; athleteRef: string; planId: string; asked: Omit<MakePlanRequest, 'id'> },
  deps: { bus: AskBus; now: Date },
): Promise<Proposed> {
  const read = await readInputs(input.athleteId, said(input.asked), deps);
  if (!read.ok) throw askForMissing(read.missing);
  const made = makePlan(read.inputs);
  if (!made.ok) throw new ServiceError('invalid', made.refusal.text, { field: 'plan' });
  return storeProposal({ ...input, plan: made.plan, inputs: read.inputs, madeBecause: 'asked' }, deps);
}
