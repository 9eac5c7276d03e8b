import 'reflect-metadata';
import { Database, loadEnv, OutboxRelay, runService, startOrExit } from '@hyrox/service-kit';
import { env as shape } from './env.ts';
import { retrievalModule } from './retrieval.module.ts';
import { UsageWriter } from './usage/usage-writer.ts';
import { writeUsage } from './usage/write-usage.ts';

startOrExit(async () => {
  const env = loadEnv(shape);
  await runService({
    name: 'retrieval',
    holderKind: 'retrieval',
    env,
    assemble: ({ bus, log }) => {
      const database = new Database({ url: env.DATABASE_URL, max: env.DATABASE_POOL_MAX, log });
      const relay = new OutboxRelay({ bus, database, log, source: 'retrieval' });
      const usage = new UsageWriter({ write: (facts) => writeUsage(database.pool, facts), written: () => relay.kick(), log });
      return {
        module: retrievalModule({ env, bus, database, usage, log }),
        ready: () => database.ping(),
        started: () => relay.start(),
        closed: async () => {
          await usage.stop();
          await relay.stop();
          await database.end();
        },
      };
    },
  });
});
