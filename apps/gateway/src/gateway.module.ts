import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { Logger } from '@hyrox/telemetry';
import { AccountController } from './account/account.controller.ts';
import { EXPORT_DEPS, type ExportDeps } from './account/export-account.ts';
import { ADMISSION, type Admission } from './auth/admission.ts';
import { BUS, type AskBus } from './bus-token.ts';
import { ChatController } from './chat/chat.controller.ts';
import { ConversationsController } from './conversations/conversations.controller.ts';
import { FeedbackController } from './conversations/feedback.controller.ts';
import { FEED_DEPS, type FeedDeps } from './feed/feed-deps.ts';
import { FeedController } from './feed/feed.controller.ts';
import { ErrorFilter } from './http/error.filter.ts';
import { HealthController, READY } from './http/health.controller.ts';
import { BenchmarksController } from './logs/benchmarks.controller.ts';
import { LogEntries } from './logs/log-entries.ts';
import { RunningLogsController } from './logs/running-logs.controller.ts';
import { WorkoutsController } from './logs/workouts.controller.ts';
import { OpenApiController } from './openapi/openapi.controller.ts';
import { OpsController } from './ops/ops.controller.ts';
import { PlansController } from './plans/plans.controller.ts';
import { ConsentsController } from './profile/consents.controller.ts';
import { ProfileController } from './profile/profile.controller.ts';
import { REFER_TO } from './refer-to.ts';
import { SseConnections } from './sse/sse-connections.ts';
import { TrainingDataController } from './training-data/training-data.controller.ts';
import { ConductHandler } from './turns/conduct.handler.ts';
import { TURN_DEPS, type TurnDeps } from './turns/turn-deps.ts';
import { TurnsController } from './turns/turns.controller.ts';

export interface GatewayParts {
  bus: AskBus;
  log: Logger;
  turnDeps: TurnDeps;
  feedDeps: FeedDeps;
  exportDeps: ExportDeps;
  connections: SseConnections;
  admission: Admission;
  ready: () => boolean;
}

/** The controllers of the gateway over parts that are made elsewhere (assemble-gateway.ts, or a test). */
@Module({})
export class GatewayModule {
  static with(parts: GatewayParts): DynamicModule {
    return {
      module: GatewayModule,
      controllers: [
        TurnsController,
        ChatController,
        ConversationsController,
        FeedbackController,
        ProfileController,
        ConsentsController,
        WorkoutsController,
        RunningLogsController,
        BenchmarksController,
        PlansController,
        FeedController,
        AccountController,
        TrainingDataController,
        OpsController,
        OpenApiController,
        HealthController,
        ConductHandler,
      ],
      providers: [
        LogEntries,
        { provide: BUS, useValue: parts.bus },
        { provide: TURN_DEPS, useValue: parts.turnDeps },
        { provide: FEED_DEPS, useValue: parts.feedDeps },
        { provide: EXPORT_DEPS, useValue: parts.exportDeps },
        { provide: REFER_TO, useValue: parts.turnDeps.referTo },
        { provide: SseConnections, useValue: parts.connections },
        { provide: ADMISSION, useValue: parts.admission },
        { provide: READY, useValue: parts.ready },
        { provide: APP_FILTER, useValue: new ErrorFilter(parts.log) },
      ],
    };
  }
}
