import 'reflect-metadata';
import { AthleteEvents } from '@hyrox/messaging';
import { Database, DeadLetterStore, OutboxRelay, loadEnv, runService, startOrExit } from '@hyrox/service-kit';
import { athleteProfileModule } from './athlete-profile.module.ts';
import { openPrisma } from './db/prisma.client.ts';
import { env as shape } from './env.ts';
import { ErasureJob } from './erasure/erasure-job.ts';

startOrExit(async () => {
  const env = loadEnv(shape);
  await runService({
    name: 'athlete-profile',
    holderKind: 'athlete-profile',
    env,
    assemble: ({ bus, log }) => {
      const database = new Database({ url: env.DATABASE_URL, max: env.DATABASE_POOL_MAX, log });
      const relay = new OutboxRelay({ bus, database, log, source: 'athlete-profile' });
      const prisma = openPrisma(database.pool);
      const erasures = new ErasureJob({ bus, database, prisma, events: new AthleteEvents(bus), log });
      return {
        module: athleteProfileModule({ bus, database, prisma, relay, erasures }),
        deadLetters: new DeadLetterStore(database),
        ready: () => database.ping(),
        started: () => {
          relay.start();
          erasures.start();
        },
        drain: () => erasures.stop(),
        closed: async () => {
          await relay.stop();
          await prisma.$disconnect();
          await database.end();
        },
      };
    },
  });
});
