import { Controller, Inject } from '@nestjs/common';
import * as contract from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import type { z } from 'zod';
import { LOGGING_DEPS, type LoggingDeps } from '../logging-deps.ts';
import { readUsage } from './read-usage.ts';

@Controller()
export class UsageHandler {
  constructor(@Inject(LOGGING_DEPS) private readonly deps: LoggingDeps) {}

  @Answers(contract.readUsage)
  read(input: z.output<typeof contract.readUsage.input>) {
    return readUsage(input, this.deps);
  }
}
