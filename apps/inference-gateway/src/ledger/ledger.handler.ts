import { exportUsage as exportPage, forgetSubject as forget } from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import { Database } from '@hyrox/service-kit';
import { Controller, Inject } from '@nestjs/common';
import type { z } from 'zod';
import { exportUsage } from './export-usage.ts';
import { forgetSubject } from './forget-subject.ts';

/** What an athlete's account asks of the ledger: show what I used, forget that it was me. */
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
}
