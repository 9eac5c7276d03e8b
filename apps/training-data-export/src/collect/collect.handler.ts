import { Controller } from '@nestjs/common';
import { athleteErased, consentChanged, countCollected, feedbackGiven, turnCompleted } from '@hyrox/contracts';
import { Answers, Consumes, type EventMeta } from '@hyrox/messaging';
import { Database } from '@hyrox/service-kit';
import type { z } from 'zod';
import { PrismaClient } from '../generated/prisma/client.ts';
import { collectConsent } from './collect-consent.ts';
import { collectFeedback } from './collect-feedback.ts';
import { collectTurn } from './collect-turn.ts';
import { countRows } from './count-rows.ts';
import { eraseAthlete } from './erase-athlete.ts';

@Controller()
export class CollectHandler {
  constructor(
    private readonly database: Database,
    private readonly prisma: PrismaClient,
  ) {}

  @Consumes(turnCompleted, { durable: 'training-data-turn-completed' })
  turn(data: z.output<typeof turnCompleted.data>, meta: EventMeta) {
    return collectTurn({ data, meta }, { database: this.database });
  }

  @Consumes(feedbackGiven, { durable: 'training-data-feedback-given' })
  feedback(data: z.output<typeof feedbackGiven.data>, meta: EventMeta) {
    return collectFeedback({ data, meta }, { database: this.database });
  }

  @Consumes(consentChanged, { durable: 'training-data-consent-changed' })
  consent(data: z.output<typeof consentChanged.data>, meta: EventMeta) {
    return collectConsent({ data, meta }, { database: this.database });
  }

  @Consumes(athleteErased, { durable: 'training-data-athlete-erased' })
  erased(data: z.output<typeof athleteErased.data>, meta: EventMeta) {
    return eraseAthlete({ data, meta }, { database: this.database });
  }

  @Answers(countCollected)
  count(input: z.output<typeof countCollected.input>) {
    return countRows(input, { prisma: this.prisma });
  }
}
