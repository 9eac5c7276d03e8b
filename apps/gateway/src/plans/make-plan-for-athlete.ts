import { makePlan } from '@hyrox/coaching';
import { ServiceError, type MakePlanRequest } from '@hyrox/contracts';
import type { AskBus } from '../bus-token.ts';
import { readInputs } from './read-inputs.ts';
import { storeProposal, type Proposed } from './store-proposal.ts';

const MISSING = {
  weeklyHours: 'How many hours a week can you train? Say it here or in your profile.',
  level: 'Are you a beginner, intermediate or advanced? Say it here or in your profile.',
} as const;

/** Only what was said: an absent field leaves the word to the profile. */
const said = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };

/**
 * A plan by the engine, stored as proposed. `invalid` with words for the athlete when a fact is missing (its field) or no plan can be made
 * (field `plan`).
 */
export async function makePlanForAthlete(
  input: { athleteId: string; athleteRef: string; planId: string; asked: Omit<MakePlanRequest, 'id'> },
  deps: { bus: AskBus; now: Date },
): Promise<Proposed> {
  const read = await readInputs(input.athleteId, said(input.asked), deps);
  const [missing] = read.ok ? [] : read.missing;
  if (missing) throw new ServiceError('invalid', MISSING[missing], { field: missing });
  if (!read.ok) throw new ServiceError('invalid', 'More must be known for a plan');
  const made = makePlan(read.inputs);
  if (!made.ok) throw new ServiceError('invalid', made.refusal.text, { field: 'plan' });
  return storeProposal({ ...input, plan: made.plan, inputs: read.inputs }, deps);
}
