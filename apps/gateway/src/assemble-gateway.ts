import { AthleteEvents } from '@hyrox/messaging';
import { athleteRef, type ServiceAssembly, type ServiceParts } from '@hyrox/service-kit';
import { gauge } from '@hyrox/telemetry';
import type { ExportDeps } from './account/export-account.ts';
import type { Admission } from './auth/admission.ts';
import { SessionCheck } from './auth/check-session.ts';
import { createRemoteKeys } from './auth/remote-keys.ts';
import { createTokenVerifier } from './auth/verify-token.ts';
import { watchSessions } from './auth/watch-sessions.ts';
import type { GatewayEnv } from './env.ts';
import type { FeedDeps } from './feed/feed-deps.ts';
import { lookAfterFeeds } from './feed/look-after-feeds.ts';
import { GatewayModule } from './gateway.module.ts';
import type { HttpEnv } from './http/configure-http.ts';
import { TokenBuckets } from './limits/token-buckets.ts';
import { LruMap } from './lru-map.ts';
import { SseConnections } from './sse/sse-connections.ts';
import { llamaTokenCounter } from './tokens/llama-token-counter.ts';
import { followBus } from './turns/follow/follow-bus.ts';
import type { TurnDeps } from './turns/turn-deps.ts';
import { KnownLiveModel } from './turns/prepare/known-live-model.ts';
import { startWatchdog } from './turns/watchdog.ts';

const REMEMBERED_QUESTIONS = 5_000;
const REMEMBERED_ATHLETES = 5_000;
const CONDUCTORS_END_MS = 5_000;

/** What of the environment the gateway is put together from; the ports and the bus are the service kit's. */
export type AssemblyEnv = Omit<
  GatewayEnv,
  keyof HttpEnv | 'PORT' | 'NATS_URL' | 'NATS_USER' | 'NATS_PASSWORD' | 'METRICS_PORT' | 'LOG_LEVEL' | 'SERVICE_HOST'
>;

function makeTurnDeps({ bus, log }: ServiceParts, referTo: TurnDeps['referTo']): TurnDeps {
  return {
    bus,
    log,
    turns: new Map(),
    lastQuestions: new LruMap(REMEMBERED_QUESTIONS),
    live: new KnownLiveModel(bus),
    accepting: new Map(),
    conducting: new Set(),
    countTokens: llamaTokenCounter(),
    referTo,
  };
}

function makeAdmission(env: AssemblyEnv, { bus, log }: ServiceParts): Admission {
  return {
    verifyToken: createTokenVerifier({
      issuer: env.SUPABASE_JWT_ISSUER ?? `${env.SUPABASE_URL.replace(/\/$/u, '')}/auth/v1`,
      keys: createRemoteKeys(env.SUPABASE_URL, log),
    }),
    sessions: new SessionCheck({ bus, log }),
    buckets: new TokenBuckets({ perMinute: env.ATHLETE_REQUESTS_PER_MINUTE, burst: env.ATHLETE_REQUESTS_BURST }),
  };
}

/** Every turn asks for the reference of its athlete four times, and the hash behind it costs as much as a stage of its own. */
function rememberReferences(secret: string): TurnDeps['referTo'] {
  const known = new LruMap<string, string>(REMEMBERED_ATHLETES);
  return (athleteId) => {
    const reference = known.get(athleteId) ?? athleteRef(secret, athleteId);
    known.set(athleteId, reference);
    return reference;
  };
}

/** Puts the gateway together over a bus. Frames are listened to before the first request can arrive (rule 1). */
export function assembleGateway(env: AssemblyEnv, parts: ServiceParts): ServiceAssembly {
  const { bus, log } = parts;
  const referTo = rememberReferences(env.SUBJECT_KEY_SECRET);
  const turnDeps = makeTurnDeps(parts, referTo);
  const feedDeps: FeedDeps = { events: new AthleteEvents(bus), log, readers: new Set(), referTo };
  const exportDeps: ExportDeps = { bus, referTo, exporting: new Set() };
  const admission = makeAdmission(env, parts);
  const connections = new SseConnections({
    limits: { answers: env.SSE_PER_ATHLETE, feeds: env.FEEDS_PER_ATHLETE, total: env.SSE_TOTAL },
  });
  gauge('hyrox_sse_connections', 'Streams open right now', () => connections.count);
  followBus(bus, turnDeps);
  const stops = [startWatchdog(turnDeps), watchSessions(connections, admission.sessions), lookAfterFeeds(bus, feedDeps)];
  let ending = false;
  const ready = (): boolean => !ending && bus.connected;
  return {
    module: GatewayModule.with({ bus, log, turnDeps, feedDeps, exportDeps, connections, admission, ready }),
    drain: async () => {
      ending = true;
      connections.drain();
      // Turns that are already accepted are handed to a worker before this process goes.
      const patience = new Promise((over) => setTimeout(over, CONDUCTORS_END_MS).unref());
      await Promise.race([Promise.allSettled(turnDeps.conducting), patience]);
    },
    closed: () => {
      for (const stop of stops) stop();
      return Promise.resolve();
    },
  };
}
