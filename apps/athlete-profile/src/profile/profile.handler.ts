import { Controller } from '@nestjs/common';
import { getProfile, saveProfile, summariseAthlete } from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import { Database, OutboxRelay } from '@hyrox/service-kit';
import type { z } from 'zod';
import { PrismaClient } from '../generated/prisma/client.ts';
import { readProfile } from './read-profile.ts';
import { summariseForTurn } from './summarise-for-turn.ts';
import { writeProfile } from './write-profile.ts';

@Controller()
export class ProfileHandler {
  constructor(
    private readonly database: Database,
    private readonly prisma: PrismaClient,
    private readonly relay: OutboxRelay,
  ) {}

  @Answers(summariseAthlete)
  summary(input: z.output<typeof summariseAthlete.input>) {
    return summariseForTurn(input, { database: this.database });
  }

  @Answers(getProfile)
  async get(input: z.output<typeof getProfile.input>) {
    return { profile: await readProfile(input, { prisma: this.prisma }) };
  }

  @Answers(saveProfile)
  async save(input: z.output<typeof saveProfile.input>) {
    return { profile: await writeProfile(input, { prisma: this.prisma, relay: this.relay }) };
  }
}
