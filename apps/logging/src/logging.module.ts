import { Module, type DynamicModule } from '@nestjs/common';
import { opsHandler, opsProvider } from '@hyrox/service-kit';
import { ConversationsHandler } from './conversations/conversations.handler.ts';
import { ExportHandler } from './export/export.handler.ts';
import { FeedbackHandler } from './feedback/feedback.handler.ts';
import { LOGGING_DEPS, type LoggingDeps } from './logging-deps.ts';
import { OpsTurnsHandler } from './ops/ops-turns.handler.ts';
import { TurnsHandler } from './turns/turns.handler.ts';
import { UsageHandler } from './usage/usage.handler.ts';

@Module({})
class LoggingModule {}

/** Wires the handlers to what this process owns. */
export function loggingModule(deps: LoggingDeps): DynamicModule {
  return {
    module: LoggingModule,
    controllers: [TurnsHandler, ConversationsHandler, FeedbackHandler, UsageHandler, ExportHandler, OpsTurnsHandler, opsHandler('logging')],
    providers: [{ provide: LOGGING_DEPS, useValue: deps }, opsProvider(deps)],
  };
}
