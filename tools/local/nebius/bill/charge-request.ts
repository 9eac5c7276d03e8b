import type { CutAnswer } from '../chat/cut-answer.ts';
import type { StandInState } from '../control/stand-in-state.ts';
import type { Truth } from '../truth/truth.ts';
import type { Charge } from './bill.ts';

export interface Ended {
  outcome: Charge['outcome'];
  /** Tokens handed to the connection. */
  sentTokens: number;
  usageSent: boolean;
  tokensPerSecond: number;
}

/**
 * Charges one request when it has ended, and completes its truth. A model that took a request in has read its prompt, so the prompt is
 * charged whatever comes after; then what was generated, which after an aborted reader goes on for the profile's notice time.
 */
export function chargeRequest(state: StandInState, truth: Truth, answer: CutAnswer, ended: Ended): void {
  const { outcome, sentTokens, usageSent } = ended;
  const late = outcome === 'aborted' && sentTokens > 0 ? lateTokens(state.profile.abortNoticeMs, ended.tokensPerSecond) : 0;
  const completionTokens = outcome === 'finished' ? answer.completionTokens : Math.min(answer.completionTokens, sentTokens + late);
  const { key, model, atMs, promptTokens } = truth;
  const { nanoUsd } = state.bill.charge({ key, model, atMs, outcome, usageSent, promptTokens, completionTokens });
  Object.assign(truth, { outcome, generatedTokens: completionTokens, nanoUsd, endedAtMs: state.clock.now() });
}

function lateTokens(noticeMs: number, tokensPerSecond: number): number {
  return noticeMs === 0 ? 0 : Math.floor((noticeMs / 1000) * tokensPerSecond);
}
