import { modelWarmth } from '@hyrox/contracts';
import { SharedValues, type Bus } from '@hyrox/messaging';
import type { Logger } from '@hyrox/telemetry';
import { epochClock } from './epoch-clock.ts';
import { overHttp, ReplicaMetric } from './replica-metric.ts';
import { TrackedWarmth } from './tracked-warmth.ts';
import { countJudged, watchBeliefs } from './warmth-metrics.ts';
import type { JudgedCall } from './watched-call.ts';

export interface WarmthSettings {
  NEBIUS_API_KEY: string;
  NEBIUS_METRICS_URL?: string | undefined;
  NEBIUS_METRICS_LAG_MS: number;
}

/** What a running service holds of it. `onJudged` hears every verdict from then on. */
export interface OpenWarmth {
  warmth: TrackedWarmth;
  onJudged: (listener: (call: JudgedCall) => void) => void;
  start: () => void;
  stop: () => void;
}

/** Warmth on the real clock, shared over the bus, with the replica metric where it is configured. */
export function openWarmth(settings: WarmthSettings, parts: { bus: Bus; log: Logger; modelIds: readonly string[] }): OpenWarmth {
  const { bus, log } = parts;
  const listeners: ((call: JudgedCall) => void)[] = [countJudged];
  const shared = new SharedValues({ bus, contract: modelWarmth, log });
  const url = settings.NEBIUS_METRICS_URL;
  const read = url === undefined ? undefined : overHttp(url, settings.NEBIUS_API_KEY);
  const metric = read && new ReplicaMetric({ read, lagMs: settings.NEBIUS_METRICS_LAG_MS, clock: epochClock, log });
  const judged = (call: JudgedCall) => listeners.forEach((listener) => listener(call));
  const warmth = new TrackedWarmth({ clock: epochClock, shared, metric, judged });
  watchBeliefs(warmth, parts.modelIds);
  return { warmth, onJudged: (listener) => listeners.push(listener), start: () => void shared.start(), stop: () => shared.stop() };
}
