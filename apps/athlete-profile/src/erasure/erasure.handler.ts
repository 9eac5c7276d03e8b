import { Controller } from '@nestjs/common';
import * as contract from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import { Database, OutboxRelay } from '@hyrox/service-kit';
import type { z } from 'zod';
import { PrismaClient } from '../generated/prisma/client.ts';
import { eraseAthlete } from './erase-athlete.ts';
import { ErasureJob } from './erasure-job.ts';
import { readErasure } from './read-erasure.ts';

@Controller()
export class ErasureHandler {
  constructor(
    private readonly database: Database,
    private readonly prisma: PrismaClient,
    private readonly relay: OutboxRelay,
    private readonly job: ErasureJob,
  ) {}

  @Answers(contract.eraseAthlete)
  erase(input: z.output<typeof contract.eraseAthlete.input>) {
    return eraseAthlete(input, { database: this.database, relay: this.relay, job: this.job });
  }

  @Answers(contract.readErasure)
  read(input: z.output<typeof contract.readErasure.input>) {
    return readErasure(input, { prisma: this.prisma });
  }
}
