import { Controller, Inject } from '@nestjs/common';
import * as contract from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import type { z } from 'zod';
import { LOGGING_DEPS, type LoggingDeps } from '../logging-deps.ts';
import { acceptTurn } from './accept-turn.ts';
import { beginAttempt } from './begin-attempt.ts';
import { bumpAttempt } from './bump-attempt.ts';
import { finishTurn } from './finish-turn.ts';
import { readTurn } from './read-turn.ts';
import { releaseAttempt } from './release-attempt.ts';
import { renewLeases } from './renew-leases.ts';
import { stopTurn } from './stop-turn.ts';

/** The steps of a turn, each one function of its own. */
@Controller()
export class TurnsHandler {
  constructor(@Inject(LOGGING_DEPS) private readonly deps: LoggingDeps) {}

  @Answers(contract.acceptTurn)
  accept(input: z.output<typeof contract.acceptTurn.input>) {
    return acceptTurn(input, this.deps);
  }

  @Answers(contract.beginAttempt)
  begin(input: z.output<typeof contract.beginAttempt.input>) {
    return beginAttempt(input, this.deps);
  }

  @Answers(contract.bumpAttempt)
  bump(input: z.output<typeof contract.bumpAttempt.input>) {
    return bumpAttempt(input, this.deps);
  }

  @Answers(contract.renewLeases)
  renew(input: z.output<typeof contract.renewLeases.input>) {
    return renewLeases(input, this.deps);
  }

  @Answers(contract.finishTurn)
  finish(input: z.output<typeof contract.finishTurn.input>) {
    return finishTurn(input, this.deps);
  }

  @Answers(contract.releaseAttempt)
  release(input: z.output<typeof contract.releaseAttempt.input>) {
    return releaseAttempt(input, this.deps);
  }

  @Answers(contract.readTurn)
  read(input: z.output<typeof contract.readTurn.input>) {
    return readTurn(input, this.deps);
  }

  @Answers(contract.stopTurn)
  stop(input: z.output<typeof contract.stopTurn.input>) {
    return stopTurn(input, this.deps);
  }
}
