import { ApiError } from '../chat/api-error.ts';
import type { Pace } from '../chat/pacing.ts';
import type { StandInState } from '../control/stand-in-state.ts';
import type { Truth } from '../truth/truth.ts';
import type { WarmthFigures } from '../world/profile.ts';

export interface Received {
  /** Before the headers leave. */
  holdMs: number;
  pace: Pace;
  /** To be called when the answer has ended, however it did. */
  release: () => void;
}

/** A dedicated endpoint keeps its replica. */
function figuresFor({ profile: { warmth }, models }: StandInState, model: string): WarmthFigures | null {
  return warmth !== null && models.isDedicated(model) ? { ...warmth, coldShare: 0 } : warmth;
}

/**
 * Decides how warm a model is for one request and writes that into its truth. `over`: the caller is above its limit and waits behind
 * others. Throws `ApiError` 503 while the model loads, as often as the rate `loading_503` says.
 */
export function receiveRequest(state: StandInState, truth: Truth, over: boolean): Received {
  const { limit } = state.profile;
  const figures = figuresFor(state, truth.model);
  const queueMs = over ? limit.overLimitWaitMs : 0;
  if (queueMs > 0) truth.slow = 'queue';
  if (figures === null) return { holdMs: queueMs, pace: state.pace, release: () => undefined };
  const model = state.warmth.of(truth.model);
  if (state.rates.refusesWhileLoading() && model.wake(truth.atMs, figures)) {
    Object.assign(truth, { cold: true, slow: 'cold' });
    throw new ApiError(503, 'The model is loading, try again later.');
  }
  const { cold, slow, idleMs, firstTokenMs, tokensPerSecond } = model.receive(truth.atMs, figures, state.rates.ofWarmth);
  Object.assign(truth, { cold, idleMs, slow: slow === 'none' ? truth.slow : slow });
  return {
    holdMs: firstTokenMs + queueMs,
    pace: { firstTokenMs: 0, tokensPerSecond },
    release: () => model.release(state.clock.now()),
  };
}
