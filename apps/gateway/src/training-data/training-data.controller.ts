import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { CollectedQuery, listCollected, ReviewRequest, reviewTurn, TurnId, type CollectedTurn } from '@hyrox/contracts';
import type { Request, Response } from 'express';
import type { Athlete } from '../auth/athlete.ts';
import { AthleteGuard, CurrentAthlete } from '../auth/athlete.guard.ts';
import { DataRoleGuard } from '../auth/data-role.guard.ts';
import { BUS, PAGE_MS, type AskBus } from '../bus-token.ts';
import { linkNextPage } from '../http/page-link.ts';
import { parseId, parseRequest } from '../http/parse-request.ts';

/** What the data team sees: consented turns, and its verdict on them. Nobody else finds anything here. */
@Controller('api/data/turns')
@UseGuards(AthleteGuard, DataRoleGuard)
export class TrainingDataController {
  constructor(@Inject(BUS) private readonly bus: AskBus) {}

  /** Oldest first. `flagged=true`: only what counts as an example at this moment. */
  @Get()
  async list(
    @CurrentAthlete() { id: reviewer, roles }: Athlete,
    @Query() query: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CollectedTurn[]> {
    const { flagged, limit, after } = parseRequest(CollectedQuery, query);
    const input = { reviewer, roles: [...roles], flaggedOnly: flagged === 'true', limit, ...(after ? { after } : {}) };
    const { turns, more } = await this.bus.ask(listCollected, input, { timeoutMs: PAGE_MS });
    linkNextPage(request, response, { cursor: 'after', limit, more, last: turns.at(-1)?.turnId });
    return turns;
  }

  @Post(':turnId/review')
  @HttpCode(200)
  async review(
    @CurrentAthlete() { id: reviewer, roles }: Athlete,
    @Param('turnId') id: string,
    @Body() body: unknown,
  ): Promise<{ ok: true }> {
    const { verdict } = parseRequest(ReviewRequest, body);
    const input = { reviewer, roles: [...roles], turnId: parseId(TurnId, 'turnId', id), verdict };
    return this.bus.ask(reviewTurn, input, { timeoutMs: PAGE_MS });
  }
}
