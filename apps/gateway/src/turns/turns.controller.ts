import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Res, UseGuards } from '@nestjs/common';
import { parsePlace, readTurn, StartTurn, TurnId } from '@hyrox/contracts';
import type { Response } from 'express';
import type { Athlete } from '../auth/athlete.ts';
import { Admitted, AdmittedLater, AthleteGuard, CurrentAthlete } from '../auth/athlete.guard.ts';
import { parseId, parseRequest } from '../http/parse-request.ts';
import { SseConnections } from '../sse/sse-connections.ts';
import { openTurnReader } from '../sse/turn-reader.ts';
import { sseResumesTotal } from '../telemetry.ts';
import { followTurn } from './follow/follow-turn.ts';
import { postTurn } from './post-turn.ts';
import { stopTurn } from './stop-turn.ts';
import { TURN_DEPS, type TurnDeps } from './turn-deps.ts';

const READ_MS = 3_000;

/** Asking, following and stopping a turn. */
@Controller('api/turns')
@UseGuards(AthleteGuard)
export class TurnsController {
  constructor(
    @Inject(TURN_DEPS) private readonly deps: TurnDeps,
    @Inject(SseConnections) private readonly connections: SseConnections,
  ) {}

  @Post()
  @AdmittedLater(true)
  async post(
    @CurrentAthlete() athlete: Athlete,
    @Admitted() admitted: () => Promise<void>,
    @Body() body: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const request = parseRequest(StartTurn, body);
    this.connections.reserve(response, athlete, 'answer');
    const deps = { ...this.deps, admitted: admitted() };
    await postTurn(request, athlete.id, openTurnReader(response, athlete, this.connections), deps);
  }

  @Get(':turnId/events')
  async follow(
    @CurrentAthlete() athlete: Athlete,
    @Param('turnId') id: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const turnId = parseId(TurnId, 'turnId', id);
    this.connections.reserve(response, athlete, 'answer');
    sseResumesTotal.add(1);
    const { state } = await this.deps.bus.ask(readTurn, { turnId, athleteId: athlete.id }, { timeoutMs: READ_MS });
    followTurn(state, openTurnReader(response, athlete, this.connections), parsePlace(lastEventId), this.deps);
  }

  @Post(':turnId/stop')
  @HttpCode(202)
  async stop(@CurrentAthlete() athlete: Athlete, @Param('turnId') id: string): Promise<{ status: string }> {
    return { status: await stopTurn(parseId(TurnId, 'turnId', id), athlete.id, this.deps) };
  }
}
