import type { DynamicModule } from '@nestjs/common';
import type { Bus } from '@hyrox/messaging';
import { Database, opsHandler, opsProvider } from '@hyrox/service-kit';
import { CompleteHandler } from './complete/complete.handler.ts';
import type { CompletionParts } from './complete/complete-chat.ts';
import { GenerateHandler } from './generate/generate.handler.ts';
import { LedgerHandler } from './ledger/ledger.handler.ts';
import { LiveModelHandler } from './models/live-model.handler.ts';
import { OpsHandler } from './ops/ops.handler.ts';
import { RoutesHandler } from './routes/routes.handler.ts';
import type { LiveRoutes } from './routes/live-routes.ts';
import type { SwitchDeps } from './routes/switch-model.ts';
import { WatchHandler } from './watch/watch.handler.ts';
import type { Worker } from './worker.ts';
import { COMPLETION, SWITCHING, WORKER } from './worker-token.ts';

export class InferenceModule {
  static of(parts: {
    bus: Bus;
    worker: Worker;
    completion: CompletionParts;
    database: Database;
    switching: SwitchDeps & { routes: LiveRoutes };
  }): DynamicModule {
    return {
      module: InferenceModule,
      controllers: [
        GenerateHandler,
        WatchHandler,
        CompleteHandler,
        LedgerHandler,
        LiveModelHandler,
        RoutesHandler,
        OpsHandler,
        opsHandler('inference-gateway'),
      ],
      providers: [
        opsProvider(parts),
        { provide: WORKER, useValue: parts.worker },
        { provide: COMPLETION, useValue: parts.completion },
        { provide: SWITCHING, useValue: parts.switching },
        { provide: Database, useValue: parts.database },
      ],
    };
  }
}
