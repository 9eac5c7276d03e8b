import { Controller, Inject } from '@nestjs/common';
import { conductTurn as conductContract, pingHolder, type HolderId } from '@hyrox/contracts';
import { Answers, AnswersAddressed } from '@hyrox/messaging';
import { conductTurn, inBackground } from './conduct-turn.ts';
import { TURN_DEPS, type TurnDeps } from './turn-deps.ts';

/** What the bus asks of a gateway. */
@Controller()
export class ConductHandler {
  constructor(@Inject(TURN_DEPS) private readonly deps: TurnDeps) {}

  /** Answered at once; the conducting goes on beside it. */
  @Answers(conductContract)
  conduct(input: { turnId: string; attempt: number }): { gateway: HolderId } {
    inBackground(input.turnId, conductTurn(input, this.deps), this.deps);
    return { gateway: this.deps.bus.holder };
  }

  @AnswersAddressed(pingHolder)
  ping(): Record<string, never> {
    return {};
  }
}
