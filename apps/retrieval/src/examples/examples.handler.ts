import { Controller, Inject } from '@nestjs/common';
import { nearestExamples as contract, type ExamplesOutput } from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import { findExamples, type FindExamplesDeps, type FindExamplesInput } from './find-examples.ts';

export const EXAMPLES_DEPS = Symbol('examples deps');

/** `retrieval.examples`. */
@Controller()
export class ExamplesHandler {
  constructor(@Inject(EXAMPLES_DEPS) private readonly deps: FindExamplesDeps) {}

  @Answers(contract)
  find(input: FindExamplesInput): Promise<ExamplesOutput> {
    return findExamples(input, this.deps);
  }
}
