import { Controller } from '@nestjs/common';
import * as contract from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import { Database, OutboxRelay } from '@hyrox/service-kit';
import type { z } from 'zod';
import { addLogEntry } from './add-log-entry.ts';
import { changeLogEntry } from './change-log-entry.ts';
import { listLogEntries } from './list-log-entries.ts';
import { removeLogEntry } from './remove-log-entry.ts';

@Controller()
export class LogEntriesHandler {
  constructor(
    private readonly database: Database,
    private readonly relay: OutboxRelay,
  ) {}

  @Answers(contract.addLogEntry)
  add(input: z.output<typeof contract.addLogEntry.input>) {
    return addLogEntry(input, { database: this.database, relay: this.relay });
  }

  @Answers(contract.listLogEntries)
  list(input: z.output<typeof contract.listLogEntries.input>) {
    return listLogEntries(input, { database: this.database });
  }

  @Answers(contract.changeLogEntry)
  change(input: z.output<typeof contract.changeLogEntry.input>) {
    return changeLogEntry(input, { database: this.database, relay: this.relay });
  }

  @Answers(contract.removeLogEntry)
  remove(input: z.output<typeof contract.removeLogEntry.input>) {
    return removeLogEntry(input, { database: this.database, relay: this.relay });
  }
}
