import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import {
  HTTP_SCHEMAS,
  listOpsTurns,
  OPS_CONTRACTS,
  OpsLetterId,
  OpsOverviewQuery,
  OpsService,
  OpsTurnsQuery,
  type OpsDeadLetters,
  type OpsOverview,
  type OpsTurn,
} from '@hyrox/contracts';
import type { Request, Response } from 'express';
import type { Athlete } from '../auth/athlete.ts';
import { AthleteGuard, CurrentAthlete } from '../auth/athlete.guard.ts';
import { OpsRoleGuard } from '../auth/ops-role.guard.ts';
import { BUS, PAGE_MS, type AskBus } from '../bus-token.ts';
import { linkNextPage } from '../http/page-link.ts';
import { parseId, parseRequest } from '../http/parse-request.ts';
import { recentRequests } from '../http/recent-requests.ts';
import { listAllDeadLetters } from './list-all-dead-letters.ts';
import { readOverview } from './read-overview.ts';
import { SilenceLog } from './silence-log.ts';

/** What whoever looks after the service sees: figures and reasons, never a text. Nobody else finds anything here. */
@Controller('api/ops')
@UseGuards(AthleteGuard, OpsRoleGuard)
export class OpsController {
  private readonly silence = new SilenceLog();

  constructor(@Inject(BUS) private readonly bus: AskBus) {}

  @Get('overview')
  overview(@CurrentAthlete() { roles }: Athlete, @Query() query: unknown): Promise<OpsOverview> {
    const { window } = parseRequest(OpsOverviewQuery, query);
    return readOverview(
      { roles: [...roles], window },
      {
        ...{ bus: this.bus, now: () => new Date(), silence: this.silence },
        requests: () => recentRequests.read(),
      },
    );
  }

  @Get('turns')
  async turns(
    @CurrentAthlete() { roles }: Athlete,
    @Query() query: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OpsTurn[]> {
    const { limit, before } = parseRequest(OpsTurnsQuery, query);
    const input = { roles: [...roles], limit, ...(before ? { before } : {}) };
    const { turns, more } = await this.bus.ask(listOpsTurns, input, { timeoutMs: PAGE_MS });
    linkNextPage(request, response, { cursor: 'before', limit, more, last: turns.at(-1)?.turnId });
    return turns;
  }

  @Get('dead-letters')
  deadLetters(@CurrentAthlete() { roles }: Athlete): Promise<OpsDeadLetters> {
    return listAllDeadLetters({ roles: [...roles] }, { bus: this.bus });
  }

  @Post('dead-letters/:service/:letterId/redrive')
  @HttpCode(200)
  redrive(
    @CurrentAthlete() { roles }: Athlete,
    @Param('service') service: string,
    @Param('letterId') letterId: string,
    @Body() body: unknown,
  ): Promise<{ redrivenAt: string }> {
    parseRequest(HTTP_SCHEMAS.Empty, body);
    const owner = parseId(OpsService, 'service', service);
    const id = parseId(OpsLetterId, 'letterId', letterId);
    return this.bus.ask(OPS_CONTRACTS[owner].redrive, { roles: [...roles], id }, { timeoutMs: PAGE_MS });
  }

  @Post('dead-letters/:service/:letterId/set-aside')
  @HttpCode(200)
  setAside(
    @CurrentAthlete() { id: who, roles }: Athlete,
    @Param('service') service: string,
    @Param('letterId') letterId: string,
    @Body() body: unknown,
  ): Promise<{ setAsideAt: string }> {
    parseRequest(HTTP_SCHEMAS.Empty, body);
    const owner = parseId(OpsService, 'service', service);
    const id = parseId(OpsLetterId, 'letterId', letterId);
    return this.bus.ask(OPS_CONTRACTS[owner].setAside, { roles: [...roles], id, who }, { timeoutMs: PAGE_MS });
  }
}
