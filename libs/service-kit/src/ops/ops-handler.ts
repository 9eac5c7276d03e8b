import { Controller, Inject, type Type, type ValueProvider } from '@nestjs/common';
import { OPS_CONTRACTS, type OpsService } from '@hyrox/contracts';
import { Answers, consumerLags, publishAgain, type Bus } from '@hyrox/messaging';
import type { Database } from '../database.ts';
import { listDeadLetters } from './list-dead-letters.ts';
import { readBacklog } from './read-backlog.ts';
import { redriveDeadLetter } from './redrive-dead-letter.ts';
import { setAsideLetter } from './set-aside-letter.ts';

interface OpsDeps {
  database: Database;
  bus: Bus;
}

const OPS_DEPS = Symbol('ops deps');

/** What `opsHandler` works with. */
export const opsProvider = ({ database, bus }: OpsDeps): ValueProvider<OpsDeps> => ({ provide: OPS_DEPS, useValue: { database, bus } });

/**
 * The controller by which a service that owns data answers ops: what waits, what it could not take, and to send that again or set it aside.
 * Its decorators are called as functions: tools load this library as source, and Node strips types but not that syntax.
 */
export function opsHandler(service: OpsService): Type {
  const contracts = OPS_CONTRACTS[service];

  class OpsHandler {
    readonly #deps: OpsDeps;

    constructor(deps: OpsDeps) {
      this.#deps = deps;
    }

    backlog(input: { roles: string[] }) {
      return readBacklog(input, { database: this.#deps.database, consumers: consumerLags });
    }

    deadLetters(input: { roles: string[] }) {
      return listDeadLetters(input, { database: this.#deps.database });
    }

    redrive(input: { roles: string[]; id: number }) {
      const { database, bus } = this.#deps;
      return redriveDeadLetter(input, { database, owner: service, publish: (event) => publishAgain(bus, event) });
    }

    setAside(input: { roles: string[]; id: number; who: string }) {
      return setAsideLetter(input, { database: this.#deps.database });
    }
  }
  const { prototype } = OpsHandler;
  const method = <K extends 'backlog' | 'deadLetters' | 'redrive' | 'setAside'>(name: K) =>
    Object.getOwnPropertyDescriptor(prototype, name) as TypedPropertyDescriptor<OpsHandler[K]>;
  Answers(contracts.backlog)(prototype, 'backlog', method('backlog'));
  Answers(contracts.deadLetters)(prototype, 'deadLetters', method('deadLetters'));
  Answers(contracts.redrive)(prototype, 'redrive', method('redrive'));
  Answers(contracts.setAside)(prototype, 'setAside', method('setAside'));
  Inject(OPS_DEPS)(OpsHandler, undefined, 0);
  Controller()(OpsHandler);
  return OpsHandler;
}
