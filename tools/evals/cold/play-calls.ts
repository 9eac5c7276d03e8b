import type { ModelWarmth } from '@hyrox/contracts';
import { createLogger } from '@hyrox/telemetry';
import { ReplicaMetric } from '../../../apps/inference-gateway/src/warmth/replica-metric.ts';
import { TrackedWarmth } from '../../../apps/inference-gateway/src/warmth/tracked-warmth.ts';
import type { JudgedCall } from '../../../apps/inference-gateway/src/warmth/watched-call.ts';
import { SeededDraws } from '../../local/nebius/draw/seeded-draws.ts';
import { ColdWorld, type CallEnd } from './cold-world.ts';

/** What every world of this measurement is like: two decoys of three while the model is in use, one after more than 300 s. */
const RATES = { decoy: 0.1, decoy_after_idle: 0.2, loading_503: 0.15, '503': 0.02, '429': 0.01, '500': 0.01 };
const REPLICAS = 2;
/** So often fifty long questions come at once. */
const FLOOD_EVERY = 200;
/** Everything that was begun has been judged after so long. */
const SETTLE_MS = 300_000;

/** One call with what was said of it, before and after. */
export interface PlayedCall extends CallEnd {
  said: JudgedCall;
  /** When `warming` was said, in milliseconds after the call began; null when it was not. */
  claimedAfterMs: number | null;
}

export interface Play {
  seed: string;
  calls: number;
  /** How old the detector thinks the replica metric is; null: it has none. */
  metricLagMs: number | null;
  /** How old it is; as old as the detector thinks unless given. */
  trueLagMs?: number | undefined;
}

/**
 * Plays traffic against the stand-in: sessions with short gaps, rests around and far beyond the idle limit, calls that come while the model
 * loads, and now and then so many at once that they queue at the limit. Two replicas of the service take turns and share what they know.
 */
export async function playCalls({ seed, calls, metricLagMs, trueLagMs }: Play): Promise<PlayedCall[]> {
  const world = new ColdWorld(seed, RATES);
  if (trueLagMs !== undefined) world.state.profile = { ...world.state.profile, replicaLagMs: trueLagMs };
  const draws = new SeededDraws(seed, 'traffic');
  const played: PlayedCall[] = [];
  const running: Promise<void>[] = [];
  const replicas = sharingReplicas(world, metricLagMs);
  for (let at = 0; at < calls; at++) {
    await world.clock.advance(gapMs(draws));
    const flood = at % FLOOD_EVERY === FLOOD_EVERY / 2 ? 50 : 1;
    for (let more = 0; more < flood; more++) {
      const promptTokens = flood > 1 ? 9_000 : Math.round(draws.between(2_500, 5_000));
      const replica = replicas[Math.floor(draws.uniform() * REPLICAS)] as TrackedWarmth;
      running.push(
        play(world, replica, { key: `${seed}.${at}.${more}`, promptTokens, answerTokens: Math.round(draws.between(150, 900)) }, played),
      );
    }
  }
  await world.clock.advance(SETTLE_MS);
  await Promise.all(running);
  return played;
}

/** Half of the calls belong to sessions, the others come after a rest of four minutes to three hours, or on the heels of the last one. */
function gapMs(draws: SeededDraws): number {
  const kind = draws.uniform();
  if (kind < 0.1) return draws.between(200, 15_000);
  if (kind < 0.5) return draws.between(20_000, 180_000);
  if (kind < 0.65) return draws.between(240_000, 400_000);
  return draws.between(400_000, 10_800_000);
}

function sharingReplicas(world: ColdWorld, metricLagMs: number | null): TrackedWarmth[] {
  const { clock } = world;
  const bucket = new Map<string, ModelWarmth>();
  const listeners: ((id: string, known: ModelWarmth | undefined) => void)[] = [];
  const shared = {
    get: (id: string) => bucket.get(id),
    set: (id: string, known: ModelWarmth) => {
      bucket.set(id, known);
      for (const listener of listeners) listener(id, known);
    },
    onChange: (listener: (id: string, known: ModelWarmth | undefined) => void) => void listeners.push(listener),
  };
  const log = createLogger('eval-cold', 'fatal');
  return Array.from({ length: REPLICAS }, () => {
    const metric = metricLagMs === null ? undefined : new ReplicaMetric({ read: world.readMetric, lagMs: metricLagMs, clock, log });
    return new TrackedWarmth({ clock, shared, metric, judged: (call) => heard.get(call.about)?.(call) });
  });
}

/** Who waits for the verdict on a call. */
const heard = new WeakMap<object, (call: JudgedCall) => void>();

async function play(world: ColdWorld, warmth: TrackedWarmth, call: Parameters<ColdWorld['call']>[0], played: PlayedCall[]): Promise<void> {
  const beganAtMs = world.clock.now();
  let claimedAfterMs: number | null = null;
  const about = { promptTokens: call.promptTokens, onCold: () => (claimedAfterMs = world.clock.now() - beganAtMs) };
  const judged = new Promise<JudgedCall>((resolve) => heard.set(about, resolve));
  const end = await world.call(call, warmth, about);
  played.push({ ...end, said: await judged, claimedAfterMs });
}
