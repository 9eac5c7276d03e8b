import { Controller } from '@nestjs/common';
import { athleteErased, consentChanged, conversationChanged, feedbackGiven, profileChanged, turnCompleted } from '@hyrox/contracts';
import { Consumes, type EventMeta } from '@hyrox/messaging';
import { Database } from '@hyrox/service-kit';
import type { z } from 'zod';
import { collectAge } from './collect-age.ts';
import { collectConsent } from './collect-consent.ts';
import { collectFeedback } from './collect-feedback.ts';
import { collectTurn } from './collect-turn.ts';
import { forgetAthlete } from './forget-athlete.ts';
import { forgetConversation } from './forget-conversation.ts';

@Controller()
export class CollectHandler {
  constructor(private readonly database: Database) {}

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

  @Consumes(profileChanged, { durable: 'training-data-profile-changed' })
  age(data: z.output<typeof profileChanged.data>, meta: EventMeta) {
    return collectAge({ data, meta }, { database: this.database });
  }

  @Consumes(conversationChanged, { durable: 'training-data-conversation-changed' })
  async conversation(data: z.output<typeof conversationChanged.data>): Promise<void> {
    if (data.change === 'deleted') await forgetConversation(data, { database: this.database });
  }

  @Consumes(athleteErased, { durable: 'training-data-athlete-erased' })
  async erased(data: z.output<typeof athleteErased.data>): Promise<void> {
    await forgetAthlete(data, { database: this.database });
  }
}
