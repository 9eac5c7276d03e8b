import { Controller } from '@nestjs/common';
import * as contract from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import { Database, OutboxRelay } from '@hyrox/service-kit';
import type { z } from 'zod';
import { PrismaClient } from '../generated/prisma/client.ts';
import { readLatestConsents } from './read-latest-consents.ts';
import { recordConsent } from './record-consent.ts';

@Controller()
export class ConsentsHandler {
  constructor(
    private readonly database: Database,
    private readonly prisma: PrismaClient,
    private readonly relay: OutboxRelay,
  ) {}

  @Answers(contract.recordConsent)
  record(input: z.output<typeof contract.recordConsent.input>) {
    return recordConsent(input, { database: this.database, relay: this.relay });
  }

  @Answers(contract.readConsents)
  read(input: z.output<typeof contract.readConsents.input>) {
    return readLatestConsents(input, { prisma: this.prisma });
  }
}
