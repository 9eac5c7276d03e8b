import { Module, type DynamicModule } from '@nestjs/common';
import { Database, OutboxRelay } from '@hyrox/service-kit';
import { ConsentsHandler } from './consents/consents.handler.ts';
import type { Prisma } from './db/prisma.client.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { ProfileHandler } from './profile/profile.handler.ts';

@Module({})
class AthleteProfileModule {}

/** Wires the handlers to the database of this process. */
export function athleteProfileModule(parts: { database: Database; prisma: Prisma; relay: OutboxRelay }): DynamicModule {
  return {
    module: AthleteProfileModule,
    controllers: [ProfileHandler, ConsentsHandler],
    providers: [
      { provide: Database, useValue: parts.database },
      { provide: PrismaClient, useValue: parts.prisma },
      { provide: OutboxRelay, useValue: parts.relay },
    ],
  };
}
