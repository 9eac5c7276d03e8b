import 'reflect-metadata';
import { checkAnswer } from '@hyrox/coaching';
import { AthleteEvents } from '@hyrox/messaging';
import { Database, loadEnv, OutboxRelay, runService, startOrExit } from '@hyrox/service-kit';
import { openPrisma } from './db/prisma.client.ts';
import { env as shape } from './env.ts';
import { ConversationErasures } from './erasure/conversation-erasures.ts';
import { loggingModule } from './logging.module.ts';
import { Reaper } from './reaper/reaper.ts';

startOrExit(async () => {
  const env = loadEnv(shape);
  await runService({
    name: 'logging',
    holderKind: 'logging',
    env,
    assemble: ({ bus, log }) => {
      const database = new Database({ url: env.DATABASE_URL, max: env.DATABASE_POOL_MAX, log });
      const relay = new OutboxRelay({ bus, database, log, source: 'logging' });
      const prisma = openPrisma(database.pool);
      const allowance = { turnsPerMinute: env.TURNS_PER_MINUTE, turnsPerDay: env.TURNS_PER_DAY, tokensPerDay: env.TOKENS_PER_DAY };
      const erasures = new ConversationErasures({ bus, database, events: new AthleteEvents(bus), log });
      const reaper = new Reaper({ bus, database, relay, log });
      return {
        module: loggingModule({ bus, database, prisma, relay, erasures, checks: checkAnswer, allowance, log }),
        ready: () => database.ping(),
        started: () => {
          relay.start();
          reaper.start();
          erasures.start();
        },
        drain: async () => {
          await Promise.all([reaper.stop(), erasures.stop()]);
        },
        closed: async () => {
          await relay.stop();
          await prisma.$disconnect();
          await database.end();
        },
      };
    },
  });
});
