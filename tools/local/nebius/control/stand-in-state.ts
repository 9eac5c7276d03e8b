import { Bill } from '../bill/bill.ts';
import { type ModelPrices, shippedPrices } from '../bill/prices.ts';
import type { Pace } from '../chat/pacing.ts';
import { type Clock, realClock } from '../clock/clock.ts';
import { SeededDraws } from '../draw/seeded-draws.ts';
import { FaultPlan } from '../faults/fault-plan.ts';
import { FaultRates } from '../faults/fault-rates.ts';
import { RateLimit } from '../limit/rate-limit.ts';
import { ServedModels } from '../models/served-models.ts';
import { type AnswerRequest, answererFor, type Mode } from '../modes/answer-request.ts';
import type { Script } from '../modes/script.ts';
import { TruthLog } from '../truth/truth.ts';
import { WarmModels } from '../warmth/warm-models.ts';
import { type Profile, type ProfileName, profileOf } from '../world/profile.ts';
import { RequestLog } from './request-log.ts';

/** The model ids this server answers for; any other is a 404. */
export const SERVED_MODELS = [
  'meta-llama/Llama-3.3-70B-Instruct',
  'meta-llama/Llama-3.3-70B-Instruct-fast-LoRa:hyrox-coach-v2-HafB',
  'nvidia/Nemotron-3_5-Lightning',
  'Qwen/Qwen3-235B-A22B-Instruct-2507',
] as const;

/** Everything one running stand-in remembers. */
export interface StandInState {
  clock: Clock;
  profile: Profile;
  models: ServedModels;
  warmth: WarmModels;
  prices: ModelPrices;
  mode: Mode;
  answer: AnswerRequest;
  /** How fast answers come where the profile does not say. */
  pace: Pace;
  faults: FaultPlan;
  rates: FaultRates;
  log: RequestLog;
  truths: TruthLog;
  bill: Bill;
  rateLimit: RateLimit;
}

export interface StandInSettings {
  mode?: Mode;
  script?: Script;
  /** Entries `{fault, times?, model?, …}`. */
  faults?: readonly unknown[];
  /** `{fault: share, …}`. */
  rates?: Record<string, unknown>;
  /** `local` unless it says otherwise. */
  profile?: ProfileName;
  clock?: Clock;
  /** The same seed and the same requests at the same times give the same world. */
  seed?: string;
  firstTokenMs?: number;
  /** 0 or `Infinity`: as fast as the reader takes it. */
  tokensPerSecond?: number;
}

/** Quick by default, so that the product feels as it should; the provider itself does about 41 tokens per second. */
export function newState(settings: StandInSettings): StandInState {
  const { mode = 'extractive', clock = realClock, seed = 'stand-in' } = settings;
  const prices = shippedPrices();
  const rates = new FaultRates(new SeededDraws(seed, 'faults'));
  rates.replace(settings.rates ?? {});
  const state: StandInState = {
    clock,
    profile: profileOf(settings.profile ?? 'local'),
    models: new ServedModels(),
    warmth: new WarmModels(seed, clock.now(), () => state.profile.warmth),
    prices,
    mode,
    answer: answererFor(mode, settings.script),
    pace: {
      firstTokenMs: settings.firstTokenMs ?? 60,
      tokensPerSecond: settings.tokensPerSecond === 0 ? Infinity : (settings.tokensPerSecond ?? 400),
    },
    faults: new FaultPlan(settings.faults),
    rates,
    log: new RequestLog(),
    truths: new TruthLog(),
    bill: new Bill(prices),
    rateLimit: new RateLimit(() => clock.now()),
  };
  return state;
}
