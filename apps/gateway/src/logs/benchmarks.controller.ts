import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Req, Res, UseGuards } from '@nestjs/common';
import { HTTP_SCHEMAS, NewBenchmark, type LogEntry } from '@hyrox/contracts';
import type { Request, Response } from 'express';
import type { Athlete } from '../auth/athlete.ts';
import { AthleteGuard, CurrentAthlete } from '../auth/athlete.guard.ts';
import { parseRequest } from '../http/parse-request.ts';
import { LogEntries } from './log-entries.ts';

/** Benchmark tests, in the hand-off's words. */
@Controller('api/benchmarks')
@UseGuards(AthleteGuard)
export class BenchmarksController {
  constructor(@Inject(LogEntries) private readonly log: LogEntries) {}

  @Get()
  list(
    @CurrentAthlete() athlete: Athlete,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LogEntry['entry'][]> {
    return this.log.list(athlete, 'benchmark', request, response);
  }

  @Post()
  add(
    @CurrentAthlete() athlete: Athlete,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LogEntry['entry']> {
    const { id, ...fields } = parseRequest(NewBenchmark, body);
    return this.log.add(athlete, id, { kind: 'benchmark', fields }, response);
  }

  @Patch(':benchmarkId')
  change(@CurrentAthlete() athlete: Athlete, @Param('benchmarkId') id: string, @Body() body: unknown): Promise<LogEntry['entry']> {
    return this.log.change(athlete, id, { kind: 'benchmark', fields: parseRequest(HTTP_SCHEMAS.BenchmarkChange, body) });
  }

  @Delete(':benchmarkId')
  @HttpCode(204)
  remove(@CurrentAthlete() athlete: Athlete, @Param('benchmarkId') id: string): Promise<void> {
    return this.log.remove(athlete, id, 'benchmark');
  }
}
