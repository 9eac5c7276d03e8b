import { Controller, Inject, type Type, type ValueProvider } from '@nestjs/common';
import { OPS_CONTRACTS, type OpsService } from '@hyrox/contracts';
import { Answers, consumerLags, publishAgain, type Bus } from '@hyrox/messaging';
import type { Database } from '../database.ts';
import { listDeadLetters } from './list-dead-letters.ts';
import { readBacklog } from './read-backlog.ts';
import { redriveDeadLetter } from './redrive-dead-letter.ts';

interface OpsDeps {
  database: Database;
  bus: Bus;
}

const OPS_DEPS = Symbol('ops deps');

/** What `opsHandler` works with. */
export const opsProvider = ({ database, bus }: OpsDeps): ValueProvider<OpsDeps> => ({ provide: OPS_DEPS, useValue: { database, bus } });

/** The controller by which a service that owns data answers ops: what waits, what it could not take, and to send that again. */
export function opsHandler(service: OpsService): Type {
  const contracts = OPS_CONTRACTS[service];

  @Controller()
  class OpsHandler {
    constructor(@Inject(OPS_DEPS) private readonly deps: OpsDeps) {}

    @Answers(contracts.backlog)
    backlog(input: { roles: string[] }) {
      return readBacklog(input, { database: this.deps.database, consumers: consumerLags });
    }

    @Answers(contracts.deadLetters)
    deadLetters(input: { roles: string[] }) {
      return listDeadLetters(input, { database: this.deps.database });
    }

    @Answers(contracts.redrive)
    redrive(input: { roles: string[]; id: number }) {
      const { database, bus } = this.deps;
      return redriveDeadLetter(input, { database, owner: service, publish: (event) => publishAgain(bus, event) });
    }
  }
  return OpsHandler;
}
