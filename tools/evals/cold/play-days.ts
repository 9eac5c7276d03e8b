import { createLogger } from '@hyrox/telemetry';
import { KeepWarm } from '../../../apps/inference-gateway/src/keep-warm/keep-warm.ts';
import { ReplicaMetric } from '../../../apps/inference-gateway/src/warmth/replica-metric.ts';
import { TrackedWarmth } from '../../../apps/inference-gateway/src/warmth/tracked-warmth.ts';
import { ColdWorld, MODEL, START_MS } from './cold-world.ts';
import { DAY_MS, questionTimes, trafficHours } from './traffic-days.ts';

/** Tokens of the smallest call, and the prices of the model that is live (model-catalog.json), in nano-dollars. */
const PING = { promptTokens: 36, answerTokens: 1 };
const PING_NANO_USD = PING.promptTokens * 250 + PING.answerTokens * 750;
const MOST_PING_NANO_USD = 64 * 250 + 750;
const LEARNED_DAYS = 21;
const RATES = { decoy: 0.02, decoy_after_idle: 0.1 };

export interface DaysPlan {
  seed: string;
  days: number;
  /** Nano-dollars a day; null: nothing is kept warm. */
  budgetNanoUsd: number | null;
  withMetric: boolean;
}

export interface DaysResult {
  questions: number;
  /** Questions that met a cold model, by the stand-in's truth. */
  cold: number;
  firstTokensMs: number[];
  pings: number;
  spentNanoUsd: number;
  mostSpentInADayNanoUsd: number;
  /** As keep-warm itself estimates. */
  estimated: { coldStarts: number; waitS: number };
}

/** Plays days of questions against the stand-in on the virtual clock, after three weeks that are only in the record, with keep-warm or without. */
export async function playDays({ seed, days, budgetNanoUsd, withMetric }: DaysPlan): Promise<DaysResult> {
  const world = new ColdWorld(seed, RATES);
  const { clock } = world;
  const log = createLogger('eval-cold', 'fatal');
  const past = trafficHours(questionTimes(`${seed}/past`, START_MS - LEARNED_DAYS * DAY_MS, START_MS));
  const times = questionTimes(seed, START_MS, START_MS + days * DAY_MS);
  const result: DaysResult = {
    ...{ questions: times.length, cold: 0, firstTokensMs: [], pings: 0, spentNanoUsd: 0, mostSpentInADayNanoUsd: 0 },
    estimated: { coldStarts: 0, waitS: 0 },
  };
  const spentAt: number[] = [];
  const spentSince = (sinceMs: number): number => spentAt.filter((atMs) => atMs >= sinceMs).length * PING_NANO_USD;
  const metric = withMetric ? new ReplicaMetric({ read: world.readMetric, lagMs: 15_000, clock, log }) : undefined;
  const warmth: TrackedWarmth = new TrackedWarmth({
    clock,
    metric,
    judged: (call) => {
      const { coldStarts, waitS } = keepWarm.judged(call);
      result.estimated.coldStarts += coldStarts;
      result.estimated.waitS += waitS;
    },
  });
  const ping = async () => {
    const { status } = await world.call({ key: `keep-warm.${result.pings++}`, ...PING }, warmth, {
      promptTokens: PING.promptTokens,
      keepsWarm: true,
    });
    if (status === 200) spentAt.push(clock.now());
    return { costNanoUsd: status === 200 ? PING_NANO_USD : 0, answered: status === 200 };
  };
  const keepWarm = new KeepWarm({
    lookEveryMs: 15_000,
    ...{ clock, log, ping, known: warmth.known, budgetNanoUsd: budgetNanoUsd ?? 0 },
    record: {
      hours: (nowMs) => Promise.resolve([...past, ...trafficHours(times.filter((atMs) => atMs < nowMs))]),
      spentSince: (sinceMs) => Promise.resolve(spentSince(sinceMs)),
    },
    models: () => [{ id: MODEL, callNanoUsd: MOST_PING_NANO_USD }],
    claim: () => Promise.resolve(true),
  });
  if (budgetNanoUsd !== null) keepWarm.start();
  const asked = times.map(async (atMs, at) => {
    await clock.wait(atMs - START_MS);
    const { cold, waitedMs } = await world.call({ key: `question.${at}`, promptTokens: 3_700, answerTokens: 690 }, warmth, {
      promptTokens: 3_700,
    });
    result.cold += cold ? 1 : 0;
    result.firstTokensMs.push(waitedMs);
  });
  for (let day = 0; day < days; day++) {
    await clock.advance(DAY_MS);
    const dayAtMs = START_MS + day * DAY_MS;
    result.mostSpentInADayNanoUsd = Math.max(result.mostSpentInADayNanoUsd, spentSince(dayAtMs) - spentSince(dayAtMs + DAY_MS));
  }
  keepWarm.stop();
  await clock.advance(300_000);
  await Promise.all(asked);
  return { ...result, spentNanoUsd: spentSince(START_MS) };
}
