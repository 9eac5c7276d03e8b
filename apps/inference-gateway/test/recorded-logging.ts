import { finishTurn, releaseAttempt, renewLeases, ServiceError } from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import { Controller, Inject } from '@nestjs/common';
import type { z } from 'zod';

type FinishInput = z.output<typeof finishTurn.input>;
type FinishOutput = z.input<typeof finishTurn.output>;
type ReleaseInput = z.output<typeof releaseAttempt.input>;
type RenewInput = z.output<typeof renewLeases.input>;
type RenewOutput = z.input<typeof renewLeases.output>;

/** The part of logging a worker talks to: it writes down what it was asked and answers as a test wants. */
export class RecordedLogging {
  readonly finishes: FinishInput[] = [];
  readonly renewals: RenewInput[] = [];
  readonly releases: ReleaseInput[] = [];
  onFinish: (input: FinishInput) => FinishOutput | Promise<FinishOutput> = ({ end }) => ({
    end: {
      ...end,
      notices: [{ code: 'checked', severity: 'info', text: 'added by the commit' }],
      messageId: '0192f0c8-0000-7000-8000-00000000000a',
    },
  });
  onRelease: (input: ReleaseInput) => { released: boolean } = () => ({ released: false });
  onRenew: (input: RenewInput) => RenewOutput = ({ turns }) => ({ held: turns.map((turn) => turn.turnId), stop: [] });
}

@Controller()
export class RecordedLoggingHandler {
  constructor(@Inject(RecordedLogging) private readonly logging: RecordedLogging) {}

  @Answers(finishTurn)
  finish(input: FinishInput): FinishOutput | Promise<FinishOutput> {
    this.logging.finishes.push(input);
    return this.logging.onFinish(input);
  }

  @Answers(releaseAttempt)
  release(input: ReleaseInput): { released: boolean } {
    this.logging.releases.push(input);
    return this.logging.onRelease(input);
  }

  @Answers(renewLeases)
  renew(input: RenewInput): RenewOutput {
    this.logging.renewals.push(input);
    return this.logging.onRenew(input);
  }
}

export const away = (): never => {
  throw new ServiceError('unavailable', 'The database does not answer');
};
