import type { CallAbout, Sign, Warmth } from '../../../apps/inference-gateway/src/warmth/warmth.ts';
import { ApiError } from '../../local/nebius/chat/api-error.ts';
import { VirtualClock } from '../../local/nebius/clock/virtual-clock.ts';
import { newState, SERVED_MODELS, type StandInState } from '../../local/nebius/control/stand-in-state.ts';
import { refuseWhenAsked } from '../../local/nebius/faults/refuse.ts';
import { replicaMetrics } from '../../local/nebius/models/replica-metrics.ts';
import { newTruth, type Truth } from '../../local/nebius/truth/truth.ts';
import { receiveRequest } from '../../local/nebius/warmth/receive-request.ts';

export const START_MS = Date.parse('2026-11-30T00:00:00Z');
export const MODEL = SERVED_MODELS[0];
/** As the service's own deadline for a first token. */
const FIRST_TOKEN_WITHIN_MS = 60_000;

export interface SimulatedCall {
  key: string;
  promptTokens: number;
  answerTokens: number;
}

/** How the wait of one call ended. */
export interface CallEnd {
  truth: Truth;
  /** Whether a replica was missing when the call came; also for a planned 503, which the stand-in sends before it asks the model. */
  cold: boolean;
  waitedMs: number;
  status: number | 'timeout';
}

/** The model stand-in in its measured world, without sockets and on a virtual clock: thousands of calls and whole weeks in seconds. */
export class ColdWorld {
  readonly clock = new VirtualClock(START_MS);
  readonly state: StandInState;

  constructor(seed: string, rates: Record<string, unknown> = {}) {
    this.state = newState({ profile: 'measured', clock: this.clock, seed, rates });
  }

  /** What the provider's replica endpoint would answer. */
  readonly readMetric = (): Promise<string> => Promise.resolve(replicaMetrics(this.state));

  /** Makes one call as the service does and tells `warmth` what it met. Resolves with the truth when its wait is over; the answer then runs on. */
  async call(call: SimulatedCall, warmth: Warmth, about: CallAbout): Promise<CallEnd> {
    const { clock, state } = this;
    const fault = state.rates.draw();
    const truth = newTruth(call.key, MODEL, fault.fault, clock.now());
    state.truths.add(truth);
    const sign = warmth.begin(MODEL, about);
    try {
      refuseWhenAsked(fault, MODEL);
      const booking = state.rateLimit.book(call.promptTokens + call.answerTokens, state.profile.limit.overdraftShare);
      if (booking.retryAfterS !== undefined) throw new ApiError(429, 'Rate limit exceeded.');
      const { holdMs, pace, release } = receiveRequest(state, truth, booking.over);
      await clock.wait(Math.min(holdMs, FIRST_TOKEN_WITHIN_MS));
      const waitedMs = clock.now() - truth.atMs;
      if (holdMs > FIRST_TOKEN_WITHIN_MS) {
        release();
        sign({ kind: 'failed' });
        return { truth, cold: truth.cold, waitedMs, status: 'timeout' };
      }
      sign({ kind: 'first-token', firstTokenMs: waitedMs });
      void this.#answer((1000 * call.answerTokens) / pace.tokensPerSecond, sign, release);
      return { truth, cold: truth.cold, waitedMs, status: 200 };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      sign(error.status === 503 ? { kind: 'loading', retryAfterMs: undefined } : { kind: 'failed' });
      const cold = truth.cold || (error.status === 503 && state.warmth.replicasAt(MODEL, truth.atMs).ready === 0);
      return { truth, cold, waitedMs: 0, status: error.status };
    }
  }

  async #answer(answerMs: number, sign: (sign: Sign) => void, release: () => void): Promise<void> {
    await this.clock.wait(answerMs);
    release();
    sign({ kind: 'ended' });
  }
}
