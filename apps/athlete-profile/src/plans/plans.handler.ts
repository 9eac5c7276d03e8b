import { Controller } from '@nestjs/common';
import * as contract from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import { Database, OutboxRelay } from '@hyrox/service-kit';
import type { z } from 'zod';
import { acceptPlan } from './accept-plan.ts';
import { listPlans } from './list-plans.ts';
import { proposePlan } from './propose-plan.ts';
import { readPlan } from './read-plan.ts';
import { undoPlanChange } from './undo-plan-change.ts';

@Controller()
export class PlansHandler {
  constructor(
    private readonly database: Database,
    private readonly relay: OutboxRelay,
  ) {}

  @Answers(contract.proposePlan)
  propose(input: z.output<typeof contract.proposePlan.input>) {
    return proposePlan(input, { database: this.database, relay: this.relay });
  }

  @Answers(contract.acceptPlan)
  accept(input: z.output<typeof contract.acceptPlan.input>) {
    return acceptPlan(input, { database: this.database, relay: this.relay });
  }

  @Answers(contract.undoPlanChange)
  undo(input: z.output<typeof contract.undoPlanChange.input>) {
    return undoPlanChange(input, { database: this.database, relay: this.relay });
  }

  @Answers(contract.listPlans)
  list(input: z.output<typeof contract.listPlans.input>) {
    return listPlans(input, { database: this.database });
  }

  @Answers(contract.readPlan)
  read(input: z.output<typeof contract.readPlan.input>) {
    return readPlan(input, { database: this.database });
  }
}
