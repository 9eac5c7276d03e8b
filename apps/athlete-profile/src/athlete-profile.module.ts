import { Module, type DynamicModule } from '@nestjs/common';
import type { Bus } from '@hyrox/messaging';
import { Database, opsHandler, opsProvider, OutboxRelay } from '@hyrox/service-kit';
import { AccountHandler } from './account/account.handler.ts';
import { ConsentsHandler } from './consents/consents.handler.ts';
import type { Prisma } from './db/prisma.client.ts';
import { ErasureJob } from './erasure/erasure-job.ts';
import { ErasureHandler } from './erasure/erasure.handler.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { LogEntriesHandler } from './log-entries/log-entries.handler.ts';
import { PlansHandler } from './plans/plans.handler.ts';
import { ProfileHandler } from './profile/profile.handler.ts';

@Module({})
class AthleteProfileModule {}

/** Wires the handlers to the database of this process. */
export function athleteProfileModule(parts: {
  bus: Bus;
  database: Database;
  prisma: Prisma;
  relay: OutboxRelay;
  erasures: ErasureJob;
}): DynamicModule {
  return {
    module: AthleteProfileModule,
    controllers: [
      ProfileHandler,
      ConsentsHandler,
      LogEntriesHandler,
      PlansHandler,
      AccountHandler,
      ErasureHandler,
      opsHandler('athlete-profile'),
    ],
    providers: [
      opsProvider(parts),
      { provide: Database, useValue: parts.database },
      { provide: PrismaClient, useValue: parts.prisma },
      { provide: OutboxRelay, useValue: parts.relay },
      { provide: ErasureJob, useValue: parts.erasures },
    ],
  };
}
