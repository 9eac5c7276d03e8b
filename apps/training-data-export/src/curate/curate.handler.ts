import { Controller } from '@nestjs/common';
import { countCollected as count, listCollected as list, reviewTurn as review } from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import { Database } from '@hyrox/service-kit';
import type { z } from 'zod';
import { PrismaClient } from '../generated/prisma/client.ts';
import { countCollected } from './count-collected.ts';
import { listCollected } from './list-collected.ts';
import { reviewTurn } from './review-turn.ts';

/** What the data team does with the collected turns. */
@Controller()
export class CurateHandler {
  constructor(
    private readonly database: Database,
    private readonly prisma: PrismaClient,
  ) {}

  @Answers(count)
  count(input: z.output<typeof count.input>) {
    return countCollected(input, { prisma: this.prisma });
  }

  @Answers(list)
  list(input: z.output<typeof list.input>) {
    return listCollected(input, { database: this.database });
  }

  @Answers(review)
  review(input: z.output<typeof review.input>) {
    return reviewTurn(input, { database: this.database });
  }
}
