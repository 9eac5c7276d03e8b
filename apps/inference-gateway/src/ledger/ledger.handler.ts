import { exportUsage as exportPage, forgetSubject as forget, usageRecorded } from '@hyrox/contracts';
import { Answers, Consumes } from '@hyrox/messaging';
import { Database } from '@hyrox/service-kit';
import { Controller, Inject } from '@nestjs/common';
import type { z } from 'zod';
import { exportUsage } from './export-usage.ts';
import { forgetSubject } from './forget-subject.ts';
import { recordEmbedding } from './record-embedding.ts';

/** What an athlete's account asks of the ledger: show what I used, forget that it was me. And what other services paid. */
@Controller()
export class LedgerHandler {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Answers(exportPage)
  export(input: z.output<typeof exportPage.input>) {
    return exportUsage(input, { database: this.database });
  }

  @Answers(forget)
  forget(input: z.output<typeof forget.input>) {
    return forgetSubject(input, { database: this.database });
  }

  @Consumes(usageRecorded, { durable: 'inference-usage-recorded' })
  async usage(fact: z.output<typeof usageRecorded.data>): Promise<void> {
    await recordEmbedding(fact, { database: this.database });
  }
}
