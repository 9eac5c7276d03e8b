import { pingHolder, stopAttempt, unwatchTurn, watchTurn } from '@hyrox/contracts';
import { AnswersAddressed } from '@hyrox/messaging';
import { Controller, Inject } from '@nestjs/common';
import type { z } from 'zod';
import { finishAttempt } from '../generate/finish-attempt.ts';
import type { Worker } from '../worker.ts';
import { WORKER } from '../worker-token.ts';
import { followTurn } from './follow-turn.ts';

@Controller()
export class WatchHandler {
  constructor(@Inject(WORKER) private readonly worker: Worker) {}

  @AnswersAddressed(watchTurn)
  watch(input: z.output<typeof watchTurn.input>): z.input<typeof watchTurn.output> {
    return followTurn(input, this.worker);
  }

  @AnswersAddressed(unwatchTurn)
  unwatch(input: z.output<typeof unwatchTurn.input>): Record<string, never> {
    this.worker.generations.get(input.turnId)?.log.watchers.delete(input.gateway);
    return {};
  }

  @AnswersAddressed(stopAttempt)
  stop(input: z.output<typeof stopAttempt.input>): { known: boolean } {
    const generation = this.worker.generations.find(input.turnId, input.attempt);
    if (generation) void finishAttempt(generation, { outcome: 'stopped', finish: 'stopped' }, this.worker);
    return { known: generation !== undefined };
  }

  @AnswersAddressed(pingHolder)
  ping(): Record<string, never> {
    return {};
  }
}
