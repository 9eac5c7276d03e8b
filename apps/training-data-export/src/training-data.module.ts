import { Module, type DynamicModule } from '@nestjs/common';
import type { Bus } from '@hyrox/messaging';
import { Database, opsHandler, opsProvider } from '@hyrox/service-kit';
import { AccountHandler } from './account/account.handler.ts';
import { CollectHandler } from './collect/collect.handler.ts';
import { CurateHandler } from './curate/curate.handler.ts';
import type { Prisma } from './db/prisma.client.ts';
import { PrismaClient } from './generated/prisma/client.ts';

@Module({})
class TrainingDataModule {}

/** Wires the collector to the database of this process. */
export function trainingDataModule(parts: { bus: Bus; database: Database; prisma: Prisma }): DynamicModule {
  return {
    module: TrainingDataModule,
    controllers: [CollectHandler, CurateHandler, AccountHandler, opsHandler('training-data-export')],
    providers: [opsProvider(parts), { provide: Database, useValue: parts.database }, { provide: PrismaClient, useValue: parts.prisma }],
  };
}
