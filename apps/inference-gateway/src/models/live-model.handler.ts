import { liveModel, type LiveModel } from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import { Controller, Inject } from '@nestjs/common';
import type { Worker } from '../worker.ts';
import { WORKER } from '../worker-token.ts';

/** `inference.live-model`: the first model of the worker's route. */
@Controller()
export class LiveModelHandler {
  constructor(@Inject(WORKER) private readonly worker: Pick<Worker, 'route'>) {}

  @Answers(liveModel)
  tell(): Promise<LiveModel> {
    const [{ id, fineTuned, examplesInPrompt, contextTokens }] = this.worker.route;
    return Promise.resolve({ modelId: id, fineTuned, examplesInPrompt, contextTokens });
  }
}
