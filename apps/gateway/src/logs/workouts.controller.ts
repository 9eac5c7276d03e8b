import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Req, Res, UseGuards } from '@nestjs/common';
import { HTTP_SCHEMAS, NewWorkout, type LogEntry } from '@hyrox/contracts';
import type { Request, Response } from 'express';
import type { Athlete } from '../auth/athlete.ts';
import { AthleteGuard, CurrentAthlete } from '../auth/athlete.guard.ts';
import { parseRequest } from '../http/parse-request.ts';
import { LogEntries } from './log-entries.ts';

/** Workouts, in the hand-off's words. */
@Controller('api/workouts')
@UseGuards(AthleteGuard)
export class WorkoutsController {
  constructor(@Inject(LogEntries) private readonly log: LogEntries) {}

  @Get()
  list(
    @CurrentAthlete() athlete: Athlete,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LogEntry['entry'][]> {
    return this.log.list(athlete, 'workout', request, response);
  }

  @Post()
  add(
    @CurrentAthlete() athlete: Athlete,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LogEntry['entry']> {
    const { id, ...fields } = parseRequest(NewWorkout, body);
    return this.log.add(athlete, id, { kind: 'workout', fields }, response);
  }

  @Patch(':workoutId')
  change(@CurrentAthlete() athlete: Athlete, @Param('workoutId') id: string, @Body() body: unknown): Promise<LogEntry['entry']> {
    return this.log.change(athlete, id, { kind: 'workout', fields: parseRequest(HTTP_SCHEMAS.WorkoutChange, body) });
  }

  @Delete(':workoutId')
  @HttpCode(204)
  remove(@CurrentAthlete() athlete: Athlete, @Param('workoutId') id: string): Promise<void> {
    return this.log.remove(athlete, id, 'workout');
  }
}
