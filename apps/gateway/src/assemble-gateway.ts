import { athleteRef, type ServiceAssembly, type ServiceParts } from '@hyrox/service-kit';
import { gauge } from '@hyrox/telemetry';
import { createRemoteKeys } from './auth/remote-keys.ts';
import { createTokenVerifier } from './auth/verify-token.ts';
import type { GatewayEnv } from './env.ts';
import { GatewayModule } from './gateway.module.ts';
import { LruMap } from './lru-map.ts';
import { SseConnections } from './sse/sse-connections.ts';
import { followBus } from './turns/follow/follow-bus.ts';
import type { TurnDeps } from './turns/turn-deps.ts';
import { startWatchdog } from './turns/watchdog.ts';

const REMEMBERED_QUESTIONS = 5_000;
const CONDUCTORS_END_MS = 5_000;

type AssemblyEnv = Pick<GatewayEnv, 'SUPABASE_URL' | 'SUPABASE_JWT_ISSUER' | 'SUBJECT_KEY_SECRET' | 'SSE_PER_ATHLETE'>;

/** Puts the gateway together over a bus. Frames are listened to before the first request can arrive (rule 1). */
export function assembleGateway(env: AssemblyEnv, { bus, log }: ServiceParts): ServiceAssembly {
  const turnDeps: TurnDeps = {
    bus,
    log,
    turns: new Map(),
    lastQuestions: new LruMap(REMEMBERED_QUESTIONS),
    accepting: new Map(),
    conducting: new Set(),
    referTo: (athleteId) => athleteRef(env.SUBJECT_KEY_SECRET, athleteId),
  };
  const connections = new SseConnections({ perAthlete: env.SSE_PER_ATHLETE });
  const verifyToken = createTokenVerifier({
    issuer: env.SUPABASE_JWT_ISSUER ?? `${env.SUPABASE_URL.replace(/\/$/u, '')}/auth/v1`,
    keys: createRemoteKeys(env.SUPABASE_URL, log),
  });
  gauge('hyrox_sse_connections', 'Streams open right now', () => connections.count);
  followBus(bus, turnDeps);
  const stopWatchdog = startWatchdog(turnDeps);
  return {
    module: GatewayModule.with({ bus, log, turnDeps, connections, verifyToken }),
    drain: async () => {
      connections.drain();
      // Turns that are already accepted are handed to a worker before this process goes.
      const patience = new Promise((over) => setTimeout(over, CONDUCTORS_END_MS).unref());
      await Promise.race([Promise.allSettled(turnDeps.conducting), patience]);
    },
    closed: () => {
      stopWatchdog();
      return Promise.resolve();
    },
  };
}
