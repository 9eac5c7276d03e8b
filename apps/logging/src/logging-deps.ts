import type { Bus } from '@hyrox/messaging';
import type { Database, OutboxRelay, Rounds } from '@hyrox/service-kit';
import type { Logger } from '@hyrox/telemetry';
import type { PrismaClient } from './generated/prisma/client.ts';
import type { AnswerChecks } from './turns/find-notices.ts';
import type { Allowance } from './usage/allowance.ts';

/** What this process owns and every verb may ask for a part of. */
export interface LoggingDeps {
  bus: Bus;
  database: Database;
  prisma: PrismaClient;
  relay: OutboxRelay;
  erasures: Pick<Rounds, 'kick'>;
  checks: AnswerChecks;
  allowance: Allowance;
  log: Logger;
}

/** The name the module hands them out under. */
export const LOGGING_DEPS = Symbol('logging deps');
