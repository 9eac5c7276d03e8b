import { inferenceGenerate, type GenerateInput } from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import { Controller, Inject } from '@nestjs/common';
import type { Worker } from '../worker.ts';
import { WORKER } from '../worker-token.ts';
import { startAttempt } from './start-attempt.ts';

@Controller()
export class GenerateHandler {
  constructor(@Inject(WORKER) private readonly worker: Worker) {}

  @Answers(inferenceGenerate)
  generate(input: GenerateInput): { worker: string } {
    return startAttempt(input, this.worker);
  }
}
