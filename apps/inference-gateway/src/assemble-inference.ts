import { modelBreaker } from '@hyrox/contracts';
import { SharedValues } from '@hyrox/messaging';
import { Database, DeadLetterStore, OutboxRelay, Rounds, type ServiceAssembly, type ServiceParts } from '@hyrox/service-kit';
import { SharedBudget } from './budget/shared-budget.ts';
import type { Env } from './env.ts';
import { InferenceModule } from './inference.module.ts';
import { openKeepWarm } from './keep-warm/open-keep-warm.ts';
import { leaveWorker } from './leave-worker.ts';
import { NOBODY } from './ledger/forget-subject.ts';
import { UsageLedger } from './ledger/record-usage.ts';
import { watchLedger, watchMissingModels, watchWorker } from './metrics.ts';
import { shippedCatalog } from './models/model-catalog.ts';
import { complete, openCompletions, type CompletionCall } from './provider/complete.ts';
import { ProviderConnections } from './provider/connections.ts';
import { listModels } from './provider/list-models.ts';
import { checkModels, missingModels } from './routes/check-models.ts';
import { LiveRoutes } from './routes/live-routes.ts';
import { ShadowRuns } from './shadow/shadow-runs.ts';
import { openWarmth } from './warmth/open-warmth.ts';
import { createWorker } from './worker.ts';

const CHECK_MODELS_EVERY_MS = 86_400_000;
const LOST_CALLS_EVERY_MS = 60_000;

/** Builds the service from its environment. Throws when there is no model to ask. */
export function assembleInference(env: Env, { bus, log }: ServiceParts): ServiceAssembly {
  const catalog = shippedCatalog();
  const database = new Database({ url: env.DATABASE_URL, max: env.DATABASE_POOL_MAX, log });
  const relay = new OutboxRelay({ bus, database, log, source: 'inference-gateway' });
  const written = () => relay.kick();
  const routes = new LiveRoutes({ bus, database, catalog, configured: env.NEBIUS_MODEL, log });
  const ledger = new UsageLedger({ database, written, log });
  const limits = { day: env.BUDGET_DAY_NANO_USD, month: env.BUDGET_MONTH_NANO_USD, subjectDay: env.BUDGET_SUBJECT_DAY_NANO_USD };
  const budget = new SharedBudget({ database, ledger, limits, log, written });
  const connections = new ProviderConnections({ baseUrl: env.NEBIUS_BASE_URL, apiKey: env.NEBIUS_API_KEY });
  const shadow = new ShadowRuns({ shadow: () => routes.state.shadow, catalog, connections, budget, ledger, database, log });
  const sharedBreakers = new SharedValues({ bus, contract: modelBreaker, log });
  const lines = { most: env.ANSWERS_AT_ONCE, mostPerSubject: env.ANSWERS_AT_ONCE_PER_ATHLETE, mostWaiting: env.ANSWERS_WAITING };
  const warm = openWarmth(env, { bus, log, modelIds: routes.for(NOBODY).map(({ id }) => id) });
  const asking = { limits: lines, hedges: env.HEDGE_WHILE_COLD, sharedBreakers, warmth: warm.warmth };
  const worker = createWorker({ bus, connections, routes, budget, shadow, ledger, log, ...asking });
  const client = openCompletions(connections);
  const ask = (call: CompletionCall) => complete(client, call);
  const keeping = { budgetNanoUsd: env.KEEP_WARM_NANO_USD_PER_DAY, lookEveryMs: env.KEEP_WARM_LOOK_EVERY_MS };
  const keepWarm = openKeepWarm(keeping, { bus, database, routes, warm, complete: ask, budget, ledger, log });
  let served: ReadonlySet<string> | undefined;
  const check = new Rounds({
    work: 'looking for the models at their provider',
    everyMs: CHECK_MODELS_EVERY_MS,
    round: async () => {
      served = await checkModels(routes.for(NOBODY), { listServed: () => listModels(connections), database, log, written });
    },
    log,
  });
  const lost = new Rounds({
    work: 'writing the calls of workers that died',
    everyMs: LOST_CALLS_EVERY_MS,
    round: async () => {
      const rows = await budget.writeLost();
      if (rows) log.warn({ rows }, 'workers died with calls that may have been charged');
    },
    log,
  });
  watchWorker(worker);
  watchLedger(ledger);
  // By the route of this moment: a switch that mends it is seen at once, not at tomorrow's look.
  watchMissingModels(() => (served ? missingModels(routes.for(NOBODY), served, new Date()).length : 0));
  budget.watch();
  return {
    module: InferenceModule.of({
      bus,
      worker,
      database,
      completion: { complete: ask, routes, budget, ledger, log },
      switching: { database, routes, written },
    }),
    deadLetters: new DeadLetterStore(database),
    started: async () => {
      await routes.start();
      worker.fence.start();
      worker.leases.start();
      relay.start();
      void sharedBreakers.start();
      warm.start();
      if (env.KEEP_WARM === 'on') keepWarm.start();
      check.start();
      lost.start();
    },
    drain: async () => {
      keepWarm.stop();
      await Promise.all([leaveWorker(worker, ledger, env.DRAIN_WITHIN_MS), check.stop(), lost.stop(), routes.stop()]);
    },
    closed: async () => {
      sharedBreakers.stop();
      warm.stop();
      await relay.stop();
      await Promise.all([connections.close(), database.end()]);
    },
  };
}
