import { liveModel, type LiveModel } from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import { Controller, Inject } from '@nestjs/common';
import type { z } from 'zod';
import type { Worker } from '../worker.ts';
import { WORKER } from '../worker-token.ts';

/** `inference.live-model`: the first model on the route of a subject. */
@Controller()
export class LiveModelHandler {
  constructor(@Inject(WORKER) private readonly worker: Pick<Worker, 'routes'>) {}

  @Answers(liveModel)
  tell({ subjectKey }: z.output<typeof liveModel.input>): Promise<LiveModel> {
    const [{ id, fineTuned, examplesInPrompt, contextTokens }] = this.worker.routes.for(subjectKey);
    return Promise.resolve({ modelId: id, fineTuned, examplesInPrompt, contextTokens });
  }
}
