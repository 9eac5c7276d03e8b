import { Controller } from '@nestjs/common';
import { readConsents, recordConsent } from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import { Database, OutboxRelay } from '@hyrox/service-kit';
import type { z } from 'zod';
import { PrismaClient } from '../generated/prisma/client.ts';
import { readLatestConsents } from './read-latest-consents.ts';

@Controller()
export class ConsentsHandler {
  constructor(
    private readonly database: Database,
    private readonly prisma: PrismaClient,
    private readonly relay: OutboxRelay,
  ) {}

  @Answers(recordConsent)
  async record(input: z.output<typeof recordConsent.input>) {
    await this.database.call('record_consent', [input.athleteId, input.athleteRef, input.purpose, input.granted, input.textVersion]);
    this.relay.kick();
    return { purpose: input.purpose, granted: input.granted };
  }

  @Answers(readConsents)
  read(input: z.output<typeof readConsents.input>) {
    return readLatestConsents(input, { prisma: this.prisma });
  }
}
