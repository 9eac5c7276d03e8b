import { Controller, Inject } from '@nestjs/common';
import { readOpsInference as contract } from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import { Database } from '@hyrox/service-kit';
import { readGauge } from '@hyrox/telemetry';
import type { z } from 'zod';
import type { LiveRoutes } from '../routes/live-routes.ts';
import { SWITCHING } from '../worker-token.ts';
import { readOps } from './read-ops.ts';

@Controller()
export class OpsHandler {
  constructor(
    @Inject(SWITCHING) private readonly switching: { routes: LiveRoutes },
    @Inject(Database) private readonly database: Database,
  ) {}

  /** The models, the money and the line, for whoever looks after the service. */
  @Answers(contract)
  read(input: z.output<typeof contract.input>) {
    return readOps(input, { routes: this.switching.routes, database: this.database, readGauge });
  }
}
