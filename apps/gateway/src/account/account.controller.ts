import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res, UseGuards } from '@nestjs/common';
import { DeletionRequest, readErasure, readUsage, Uuid, type Usage } from '@hyrox/contracts';
import type { Response } from 'express';
import type { z } from 'zod';
import { ADMISSION, type Admission } from '../auth/admission.ts';
import type { Athlete } from '../auth/athlete.ts';
import { AthleteGuard, CurrentAthlete } from '../auth/athlete.guard.ts';
import { RecentSignInGuard } from '../auth/recent-sign-in.guard.ts';
import { BUS, PAGE_MS, type AskBus } from '../bus-token.ts';
import { parseId, parseRequest } from '../http/parse-request.ts';
import { SseConnections } from '../sse/sse-connections.ts';
import { deleteAccount } from './delete-account.ts';
import { EXPORT_DEPS, exportAccount, type ExportDeps } from './export-account.ts';

/** What an athlete may know of, take from and do to their own account. */
@Controller('api/account')
export class AccountController {
  constructor(
    @Inject(BUS) private readonly bus: AskBus,
    @Inject(EXPORT_DEPS) private readonly exportDeps: ExportDeps,
    @Inject(ADMISSION) private readonly admission: Admission,
    @Inject(SseConnections) private readonly connections: SseConnections,
  ) {}

  @Get('usage')
  @UseGuards(AthleteGuard)
  async usage(@CurrentAthlete() athlete: Athlete): Promise<Usage> {
    return (await this.bus.ask(readUsage, { athleteId: athlete.id }, { timeoutMs: PAGE_MS })).usage;
  }

  @Get('export')
  @UseGuards(AthleteGuard, RecentSignInGuard)
  async export(@CurrentAthlete() athlete: Athlete, @Res() response: Response): Promise<void> {
    await exportAccount(athlete.id, response, this.exportDeps);
  }

  @Post('deletion')
  @HttpCode(202)
  @UseGuards(AthleteGuard, RecentSignInGuard)
  async remove(@CurrentAthlete() athlete: Athlete, @Body() body: unknown): Promise<{ erasureId: string; requestedAt: string }> {
    parseRequest(DeletionRequest, body);
    const { bus, connections } = this;
    const { sessions } = this.admission;
    return deleteAccount(athlete, { bus, connections, sessions, referTo: this.exportDeps.referTo });
  }

  /** Open: the id names nobody, and whoever was erased has no token any more. */
  @Get('erasures/:erasureId')
  erasure(@Param('erasureId') id: string): Promise<z.infer<typeof readErasure.output>> {
    return this.bus.ask(readErasure, { erasureId: parseId(Uuid, 'erasureId', id) }, { timeoutMs: PAGE_MS });
  }
}
