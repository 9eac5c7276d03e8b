import { Controller, Inject } from '@nestjs/common';
import * as contract from '@hyrox/contracts';
import { Answers } from '@hyrox/messaging';
import type { z } from 'zod';
import { LOGGING_DEPS, type LoggingDeps } from '../logging-deps.ts';
import { createConversation } from './create-conversation.ts';
import { deleteConversation } from './delete-conversation.ts';
import { listConversations } from './list-conversations.ts';
import { listMessages } from './list-messages.ts';
import { renameConversation } from './rename-conversation.ts';

/** An athlete's conversations. Every one runs under row level security for that athlete. */
@Controller()
export class ConversationsHandler {
  constructor(@Inject(LOGGING_DEPS) private readonly deps: LoggingDeps) {}

  @Answers(contract.createConversation)
  create(input: z.output<typeof contract.createConversation.input>) {
    return createConversation(input, this.deps);
  }

  @Answers(contract.listConversations)
  list(input: z.output<typeof contract.listConversations.input>) {
    return listConversations(input, this.deps);
  }

  @Answers(contract.listMessages)
  messages(input: z.output<typeof contract.listMessages.input>) {
    return listMessages(input, this.deps);
  }

  @Answers(contract.renameConversation)
  rename(input: z.output<typeof contract.renameConversation.input>) {
    return renameConversation(input, this.deps);
  }

  @Answers(contract.deleteConversation)
  delete(input: z.output<typeof contract.deleteConversation.input>) {
    return deleteConversation(input, this.deps);
  }
}
