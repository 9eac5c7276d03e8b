import { Controller, Inject } from '@nestjs/common';
import * as contract from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import type { z } from 'zod';
import { LOGGING_DEPS, type LoggingDeps } from '../logging-deps.ts';
import { listOpsTurns } from './list-ops-turns.ts';
import { readOpsTurns } from './read-ops-turns.ts';

/** Turns in figures, for whoever looks after the service. */
@Controller()
export class OpsTurnsHandler {
  constructor(@Inject(LOGGING_DEPS) private readonly deps: LoggingDeps) {}

  @Answers(contract.readOpsTurns)
  read(input: z.output<typeof contract.readOpsTurns.input>) {
    return readOpsTurns(input, this.deps);
  }

  @Answers(contract.listOpsTurns)
  list(input: z.output<typeof contract.listOpsTurns.input>) {
    return listOpsTurns(input, this.deps);
  }
}
