import { Controller } from '@nestjs/common';
import { exportCollected, forgetCollected, forgetCollectedConversation } from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import { Database } from '@hyrox/service-kit';
import type { z } from 'zod';
import { forgetAthlete } from '../collect/forget-athlete.ts';
import { forgetConversation } from '../collect/forget-conversation.ts';
import { exportPage } from './export-page.ts';

/** What an athlete's account asks of the collector: show what you hold, forget it. */
@Controller()
export class AccountHandler {
  constructor(private readonly database: Database) {}

  @Answers(exportCollected)
  export(input: z.output<typeof exportCollected.input>) {
    return exportPage(input, { database: this.database });
  }

  @Answers(forgetCollected)
  forget(input: z.output<typeof forgetCollected.input>) {
    return forgetAthlete(input, { database: this.database });
  }

  @Answers(forgetCollectedConversation)
  forgetConversation(input: z.output<typeof forgetCollectedConversation.input>) {
    return forgetConversation(input, { database: this.database });
  }
}
