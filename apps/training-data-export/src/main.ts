import 'reflect-metadata';
import { Database, DeadLetterStore, loadEnv, runService, startOrExit, watchOutbox } from '@hyrox/service-kit';
import { openPrisma } from './db/prisma.client.ts';
import { env as shape } from './env.ts';
import { trainingDataModule } from './training-data.module.ts';

startOrExit(async () => {
  const env = loadEnv(shape);
  await runService({
    name: 'training-data-export',
    holderKind: 'training-data-export',
    env,
    assemble: ({ bus, log }) => {
      const database = new Database({ url: env.DATABASE_URL, max: env.DATABASE_POOL_MAX, log });
      const prisma = openPrisma(database.pool);
      // It sends nothing, but the dead letters of every consumer are its.
      let watched: ReturnType<typeof watchOutbox> | undefined;
      return {
        module: trainingDataModule({ bus, database, prisma }),
        deadLetters: new DeadLetterStore(database),
        ready: () => database.ping(),
        started: () => void (watched = watchOutbox(database, log)),
        closed: async () => {
          watched?.stop();
          await prisma.$disconnect();
          await database.end();
        },
      };
    },
  });
});
