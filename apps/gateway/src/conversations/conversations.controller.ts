import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import {
  ConversationId,
  ConversationQuery,
  ConversationRename,
  createConversation,
  deleteConversation,
  HTTP_SCHEMAS,
  listConversations,
  listMessages,
  PageQuery,
  renameConversation,
  type ConversationListItem,
  type MessageListItem,
} from '@hyrox/contracts';
import type { Request, Response } from 'express';
import { v7 as newId } from 'uuid';
import type { Athlete } from '../auth/athlete.ts';
import { AthleteGuard, CurrentAthlete } from '../auth/athlete.guard.ts';
import { BUS, PAGE_MS, type AskBus } from '../bus-token.ts';
import { linkNextPage } from '../http/page-link.ts';
import { parseId, parseRequest } from '../http/parse-request.ts';
import { REFER_TO } from '../refer-to.ts';
import { toConversationItem, toMessageItem } from './to-seed-case.ts';

/** Conversations and what was said in them, in the hand-off's shapes. */
@Controller('api/conversations')
@UseGuards(AthleteGuard)
export class ConversationsController {
  constructor(
    @Inject(BUS) private readonly bus: AskBus,
    @Inject(REFER_TO) private readonly referTo: (athleteId: string) => string,
  ) {}

  @Post()
  async create(@CurrentAthlete() athlete: Athlete, @Body() body: unknown): Promise<{ id: string; started_at: string }> {
    parseRequest(HTTP_SCHEMAS.Empty, body ?? {});
    const input = { athleteId: athlete.id, conversationId: newId() };
    const { conversation } = await this.bus.ask(createConversation, input, { timeoutMs: PAGE_MS });
    return { id: conversation.id, started_at: conversation.startedAt };
  }

  /** Most recent first; with `search` only those that contain it. */
  @Get()
  async list(
    @CurrentAthlete() athlete: Athlete,
    @Query() query: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ConversationListItem[]> {
    const page = parseRequest(ConversationQuery, query);
    const { conversations, more } = await this.bus.ask(listConversations, { athleteId: athlete.id, ...page }, { timeoutMs: PAGE_MS });
    linkNextPage(request, response, { cursor: 'before', limit: page.limit, more, last: conversations.at(-1)?.id });
    return conversations.map(toConversationItem);
  }

  @Patch(':conversationId')
  async rename(
    @CurrentAthlete() athlete: Athlete,
    @Param('conversationId') id: string,
    @Body() body: unknown,
  ): Promise<ConversationListItem> {
    const input = { ...this.own(athlete, id), title: parseRequest(ConversationRename, body).title };
    return toConversationItem((await this.bus.ask(renameConversation, input, { timeoutMs: PAGE_MS })).conversation);
  }

  @Delete(':conversationId')
  @HttpCode(204)
  async remove(@CurrentAthlete() athlete: Athlete, @Param('conversationId') id: string): Promise<void> {
    await this.bus.ask(deleteConversation, this.own(athlete, id), { timeoutMs: PAGE_MS });
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
    linkNextPage(request, response, { cursor: 'before', limit: page.limit, more, last: messages[0]?.id });
    return messages.map(toMessageItem);
  }

  private own(athlete: Athlete, id: string) {
    const conversationId = parseId(ConversationId, 'conversationId', id);
    return { athleteId: athlete.id, athleteRef: this.referTo(athlete.id), conversationId };
  }
}
