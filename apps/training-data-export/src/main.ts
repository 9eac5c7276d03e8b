import 'reflect-metadata';
import { Database, DeadLetterStore, loadEnv, runService, startOrExit } from '@hyrox/service-kit';
import { openPrisma } from './db/prisma.client.ts';
import { env as shape } from './env.ts';
import { trainingDataModule } from './training-data.module.ts';

startOrExit(async () => {
  const env = loadEnv(shape);
  await runService({
    name: 'training-data-export',
    holderKind: 'training-data-export',
    env,
    assemble: ({ log }) => {
      const database = new Database({ url: env.DATABASE_URL, max: env.DATABASE_POOL_MAX, log });
      const prisma = openPrisma(database.pool);
      return {
        module: trainingDataModule({ database, prisma }),
        deadLetters: new DeadLetterStore(database),
        ready: () => database.ping(),
        closed: async () => {
          await prisma.$disconnect();
          await database.end();
        },
      };
    },
  });
});
