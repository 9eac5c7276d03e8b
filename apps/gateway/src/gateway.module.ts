import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { Logger } from '@hyrox/telemetry';
import { VERIFY_TOKEN } from './auth/athlete.guard.ts';
import type { Athlete } from './auth/athlete.ts';
import { BUS, type AskBus } from './bus-token.ts';
import { ChatController } from './chat/chat.controller.ts';
import { ConversationsController } from './conversations/conversations.controller.ts';
import { FeedbackController } from './conversations/feedback.controller.ts';
import { ErrorFilter } from './http/error.filter.ts';
import { HealthController } from './http/health.controller.ts';
import { ConsentsController } from './profile/consents.controller.ts';
import { ProfileController } from './profile/profile.controller.ts';
import { REFER_TO } from './refer-to.ts';
import { SseConnections } from './sse/sse-connections.ts';
import { ConductHandler } from './turns/conduct.handler.ts';
import { TURN_DEPS, type TurnDeps } from './turns/turn-deps.ts';
import { TurnsController } from './turns/turns.controller.ts';

export interface GatewayParts {
  bus: AskBus;
  log: Logger;
  turnDeps: TurnDeps;
  connections: SseConnections;
  verifyToken: (token: string) => Promise<Athlete>;
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
        HealthController,
        ConductHandler,
      ],
      providers: [
        { provide: BUS, useValue: parts.bus },
        { provide: TURN_DEPS, useValue: parts.turnDeps },
        { provide: REFER_TO, useValue: parts.turnDeps.referTo },
        { provide: SseConnections, useValue: parts.connections },
        { provide: VERIFY_TOKEN, useValue: parts.verifyToken },
        { provide: APP_FILTER, useValue: new ErrorFilter(parts.log) },
      ],
    };
  }
}
