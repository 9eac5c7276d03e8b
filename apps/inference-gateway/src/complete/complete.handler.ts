import { inferenceComplete } from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import { Controller, Inject } from '@nestjs/common';
import type { z } from 'zod';
import { COMPLETION } from '../worker-token.ts';
import { completeChat, type CompletionParts } from './complete-chat.ts';

@Controller()
export class CompleteHandler {
  constructor(@Inject(COMPLETION) private readonly parts: CompletionParts) {}

  @Answers(inferenceComplete)
  complete(input: z.output<typeof inferenceComplete.input>): Promise<z.input<typeof inferenceComplete.output>> {
    return completeChat(input, this.parts);
  }
}
