import { Controller, Inject } from '@nestjs/common';
import * as contract from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import type { z } from 'zod';
import { LOGGING_DEPS, type LoggingDeps } from '../logging-deps.ts';
import { exportPage } from './export-page.ts';

@Controller()
export class ExportHandler {
  constructor(@Inject(LOGGING_DEPS) private readonly deps: LoggingDeps) {}

  @Answers(contract.exportConversations)
  page(input: z.output<typeof contract.exportConversations.input>) {
    return exportPage(input, this.deps);
  }
}
