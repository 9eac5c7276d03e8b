import { Database, OutboxRelay, type ServiceAssembly, type ServiceParts } from '@hyrox/service-kit';
import type { Env } from './env.ts';
import { InferenceModule } from './inference.module.ts';
import { leaveWorker } from './leave-worker.ts';
import { UsageLedger } from './ledger/record-usage.ts';
import { watchLiveGenerations } from './metrics.ts';
import { liveRoute, shippedCatalog } from './models/model-catalog.ts';
import { complete, openCompletions } from './provider/complete.ts';
import { ProviderConnections } from './provider/connections.ts';
import { fixedRoutes } from './routes/routes.ts';
import { createWorker } from './worker.ts';

/** Builds the service from its environment. Throws when there is no model to ask. */
export function assembleInference(env: Env, { bus, log }: ServiceParts): ServiceAssembly {
  const routes = fixedRoutes(liveRoute(shippedCatalog(), env.NEBIUS_MODEL, new Date()));
  const database = new Database({ url: env.DATABASE_URL, max: env.DATABASE_POOL_MAX, log });
  const relay = new OutboxRelay({ bus, database, log, source: 'inference-gateway' });
  const ledger = new UsageLedger({ database, written: () => relay.kick(), log });
  const connections = new ProviderConnections({ baseUrl: env.NEBIUS_BASE_URL, apiKey: env.NEBIUS_API_KEY });
  const worker = createWorker({ bus, connections, routes, ledger, log });
  const client = openCompletions(connections);
  watchLiveGenerations(worker.generations);
  return {
    module: InferenceModule.of({ worker, database, completion: { complete: (call) => complete(client, call), routes, ledger, log } }),
    started: () => {
      worker.fence.start();
      worker.leases.start();
      relay.start();
    },
    drain: () => leaveWorker(worker, ledger, env.DRAIN_WITHIN_MS),
    closed: async () => {
      await relay.stop();
      await Promise.all([connections.close(), database.end()]);
    },
  };
}
