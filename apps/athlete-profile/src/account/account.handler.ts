import { Controller } from '@nestjs/common';
import * as contract from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import { Database } from '@hyrox/service-kit';
import type { z } from 'zod';
import { checkSession } from './check-session.ts';
import { exportPage } from './export-page.ts';

@Controller()
export class AccountHandler {
  constructor(private readonly database: Database) {}

  @Answers(contract.checkSession)
  session(input: z.output<typeof contract.checkSession.input>) {
    return checkSession(input, { database: this.database });
  }

  @Answers(contract.exportProfile)
  export(input: z.output<typeof contract.exportProfile.input>) {
    return exportPage(input, { database: this.database });
  }
}
