import type { Pace } from '../chat/pacing.ts';
import { RateLimit } from '../chat/rate-limit.ts';
import { FaultPlan } from '../faults/fault-plan.ts';
import { type AnswerRequest, answererFor, type Mode } from '../modes/answer-request.ts';
import type { Script } from '../modes/script.ts';
import { RequestLog } from './request-log.ts';

/** The model ids this server answers for; any other is a 404. */
export const SERVED_MODELS = [
  'meta-llama/Llama-3.3-70B-Instruct',
  'meta-llama/Llama-3.3-70B-Instruct-fast-LoRa:hyrox-coach-v2-HafB',
  'nvidia/Nemotron-3_5-Lightning',
] as const;

/** Everything one running stand-in remembers. */
export interface StandInState {
  models: readonly string[];
  mode: Mode;
  answer: AnswerRequest;
  pace: Pace;
  faults: FaultPlan;
  log: RequestLog;
  rateLimit: RateLimit;
}

export interface StandInSettings {
  mode?: Mode;
  script?: Script;
  /** Entries `{fault, times?, model?, …}`. */
  faults?: readonly unknown[];
  firstTokenMs?: number;
  /** 0 or `Infinity`: as fast as the reader takes it. */
  tokensPerSecond?: number;
}

/** Quick by default, so that the product feels as it should; the provider itself does about 41 tokens per second. */
export function newState(settings: StandInSettings): StandInState {
  const mode = settings.mode ?? 'extractive';
  return {
    models: SERVED_MODELS,
    mode,
    answer: answererFor(mode, settings.script),
    pace: {
      firstTokenMs: settings.firstTokenMs ?? 60,
      tokensPerSecond: settings.tokensPerSecond === 0 ? Infinity : (settings.tokensPerSecond ?? 400),
    },
    faults: new FaultPlan(settings.faults),
    log: new RequestLog(),
    rateLimit: new RateLimit(),
  };
}
