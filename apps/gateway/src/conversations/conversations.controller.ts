import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import {
  ConversationId,
  createConversation,
  listConversations,
  listMessages,
  type ConversationListItem,
  type MessageListItem,
} from '@hyrox/contracts';
import type { Request, Response } from 'express';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Athlete } from '../auth/athlete.ts';
import { AthleteGuard, CurrentAthlete } from '../auth/athlete.guard.ts';
import { BUS, PAGE_MS, type AskBus } from '../bus-token.ts';
import { linkNextPage } from '../http/page-link.ts';
import { PageQuery, parseId, parseRequest } from '../http/parse-request.ts';
import { toConversationItem, toMessageItem } from './to-seed-case.ts';

const Empty = z.strictObject({});

/** Conversations and what was said in them, in the hand-off's shapes. */
@Controller('api/conversations')
@UseGuards(AthleteGuard)
export class ConversationsController {
  constructor(@Inject(BUS) private readonly bus: AskBus) {}

  @Post()
  async create(@CurrentAthlete() athlete: Athlete, @Body() body: unknown): Promise<{ id: string; started_at: string }> {
    parseRequest(Empty, body ?? {});
    const input = { athleteId: athlete.id, conversationId: newId() };
    const { conversation } = await this.bus.ask(createConversation, input, { timeoutMs: PAGE_MS });
    return { id: conversation.id, started_at: conversation.startedAt };
  }

  /** Most recent first. */
  @Get()
  async list(
    @CurrentAthlete() athlete: Athlete,
    @Query() query: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ConversationListItem[]> {
    const page = parseRequest(PageQuery, query);
    const { conversations, more } = await this.bus.ask(listConversations, { athleteId: athlete.id, ...page }, { timeoutMs: PAGE_MS });
    linkNextPage(request, response, { limit: page.limit, more, last: conversations.at(-1)?.id });
    return conversations.map(toConversationItem);
  }

  /** The newest page first, oldest message first inside it. */
  @Get(':conversationId/messages')
  async messages(
    @CurrentAthlete() athlete: Athlete,
    @Param('conversationId') id: string,
    @Query() query: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MessageListItem[]> {
    const page = parseRequest(PageQuery, query);
    const input = { athleteId: athlete.id, conversationId: parseId(ConversationId, 'conversationId', id), ...page };
    const { messages, more } = await this.bus.ask(listMessages, input, { timeoutMs: PAGE_MS });
    linkNextPage(request, response, { limit: page.limit, more, last: messages[0]?.id });
    return messages.map(toMessageItem);
  }
}
