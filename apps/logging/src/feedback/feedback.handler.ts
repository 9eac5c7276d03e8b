import { Controller, Inject } from '@nestjs/common';
import * as contract from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import type { z } from 'zod';
import { LOGGING_DEPS, type LoggingDeps } from '../logging-deps.ts';
import { giveFeedback } from './give-feedback.ts';

@Controller()
export class FeedbackHandler {
  constructor(@Inject(LOGGING_DEPS) private readonly deps: LoggingDeps) {}

  @Answers(contract.giveFeedback)
  give(input: z.output<typeof contract.giveFeedback.input>) {
    return giveFeedback(input, this.deps);
  }
}
