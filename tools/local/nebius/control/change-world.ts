import { z } from 'zod';
import { ApiError } from '../chat/api-error.ts';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { ENDPOINT_STATES } from '../models/served-models.ts';
import { profileOf, PROFILES } from '../world/profile.ts';
import type { StandInState } from './stand-in-state.ts';

export const clockSchema = z.strictObject({ advanceMs: z.number().min(0).optional(), auto: z.boolean().optional() });
export const profileSchema = z.strictObject({ profile: z.enum(PROFILES) });
export const modelSchema = z.strictObject({
  model: z.string(),
  /** Makes the model warm or cold from now on. */
  warmth: z.enum(['warm', 'cold']).optional(),
  /** The moment from which it is gone; null takes that back. */
  retiredFrom: z.union([z.iso.date(), z.iso.datetime()]).nullable().optional(),
});
export const dedicatedSchema = z.strictObject({
  name: z.string(),
  modelName: z.string(),
  routingKey: z.string(),
  status: z.enum(ENDPOINT_STATES),
});

/** Moves a virtual clock, and answers when everything that fell due has run. A real one cannot be moved: `ApiError` 409. */
export async function changeClock({ advanceMs, auto }: z.infer<typeof clockSchema>, { clock }: StandInState): Promise<object> {
  if (!(clock instanceof VirtualClock)) throw new ApiError(409, 'The clock is real; start the stand-in with NEBIUS_CLOCK=virtual.');
  if (auto !== undefined) clock.auto = auto;
  if (advanceMs !== undefined) await clock.advance(advanceMs);
  return showClock(clock);
}

export function showClock(clock: StandInState['clock']): object {
  const virtual = clock instanceof VirtualClock ? { auto: clock.auto, waiting: clock.waiting } : {};
  return { kind: clock instanceof VirtualClock ? 'virtual' : 'real', nowMs: clock.now(), ...virtual };
}

export function changeProfile({ profile }: z.infer<typeof profileSchema>, state: StandInState): object {
  state.profile = profileOf(profile);
  return state.profile;
}

export function changeModel({ model, warmth, retiredFrom }: z.infer<typeof modelSchema>, state: StandInState): object {
  if (retiredFrom !== undefined) state.models.retire(model, retiredFrom === null ? null : Date.parse(retiredFrom));
  else state.models.check(model, state.clock.now());
  if (warmth !== undefined) state.warmth.of(model).force(warmth, state.clock.now());
  return { model, replicas: state.warmth.replicasAt(model, state.clock.now()) };
}
