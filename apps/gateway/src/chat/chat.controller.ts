import { Body, Controller, Inject, Post, Res, UseGuards } from '@nestjs/common';
import { ChatRequest } from '@hyrox/contracts';
import type { Response } from 'express';
import { v7 as newId } from 'uuid';
import type { Athlete } from '../auth/athlete.ts';
import { Admitted, AdmittedLater, AthleteGuard, CurrentAthlete } from '../auth/athlete.guard.ts';
import { parseRequest } from '../http/parse-request.ts';
import { SseConnections } from '../sse/sse-connections.ts';
import { postTurn } from '../turns/post-turn.ts';
import { TURN_DEPS, type TurnDeps } from '../turns/turn-deps.ts';
import { openChatReader } from './chat-reader.ts';

/** `POST /api/chat` of the hand-off: a thin face over the same turn, for clients that know only that wire. */
@Controller('api/chat')
@UseGuards(AthleteGuard)
export class ChatController {
  constructor(
    @Inject(TURN_DEPS) private readonly deps: TurnDeps,
    @Inject(SseConnections) private readonly connections: SseConnections,
  ) {}

  @Post()
  @AdmittedLater(true)
  async chat(
    @CurrentAthlete() athlete: Athlete,
    @Admitted() admitted: () => Promise<void>,
    @Body() body: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const { conversation_id: conversationId, message } = parseRequest(ChatRequest, body);
    this.connections.reserve(response, athlete, 'chat');
    const turn = { turnId: newId(), conversationId, message };
    const deps = { ...this.deps, admitted: admitted() };
    await postTurn(turn, athlete.id, openChatReader(response, athlete, this.connections), deps);
  }
}
