import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Req, Res, UseGuards } from '@nestjs/common';
import { HTTP_SCHEMAS, NewRun, type LogEntry } from '@hyrox/contracts';
import type { Request, Response } from 'express';
import type { Athlete } from '../auth/athlete.ts';
import { AthleteGuard, CurrentAthlete } from '../auth/athlete.guard.ts';
import { parseRequest } from '../http/parse-request.ts';
import { LogEntries } from './log-entries.ts';

/** Runs, in the hand-off's words: miles and seconds. */
@Controller('api/running-logs')
@UseGuards(AthleteGuard)
export class RunningLogsController {
  constructor(@Inject(LogEntries) private readonly log: LogEntries) {}

  @Get()
  list(
    @CurrentAthlete() athlete: Athlete,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LogEntry['entry'][]> {
    return this.log.list(athlete, 'run', request, response);
  }

  @Post()
  add(
    @CurrentAthlete() athlete: Athlete,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LogEntry['entry']> {
    const { id, ...fields } = parseRequest(NewRun, body);
    return this.log.add(athlete, id, { kind: 'run', fields }, response);
  }

  @Patch(':runId')
  change(@CurrentAthlete() athlete: Athlete, @Param('runId') id: string, @Body() body: unknown): Promise<LogEntry['entry']> {
    return this.log.change(athlete, id, { kind: 'run', fields: parseRequest(HTTP_SCHEMAS.RunChange, body) });
  }

  @Delete(':runId')
  @HttpCode(204)
  remove(@CurrentAthlete() athlete: Athlete, @Param('runId') id: string): Promise<void> {
    return this.log.remove(athlete, id, 'run');
  }
}
