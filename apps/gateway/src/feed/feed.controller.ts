import { Controller, Get, Headers, Inject, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import type { Athlete } from '../auth/athlete.ts';
import { AthleteGuard, CurrentAthlete } from '../auth/athlete.guard.ts';
import { SseConnections } from '../sse/sse-connections.ts';
import { onceClosed } from '../sse/turn-reader.ts';
import { FEED_DEPS, type FeedDeps } from './feed-deps.ts';
import { followFeed, type OpenFeed } from './follow-feed.ts';

/** What changes for the athlete, on whichever device: hints to look again, in order, resumable on any gateway. */
@Controller('api/events')
@UseGuards(AthleteGuard)
export class FeedController {
  constructor(
    @Inject(FEED_DEPS) private readonly deps: FeedDeps,
    @Inject(SseConnections) private readonly connections: SseConnections,
  ) {}

  @Get()
  async follow(
    @CurrentAthlete() athlete: Athlete,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    this.connections.reserve(response, athlete, 'feed');
    const open: OpenFeed = (onClose) => {
      const writer = this.connections.openStream(response, athlete, 'feed');
      onceClosed(response, onClose);
      return writer;
    };
    await followFeed(athlete.id, lastEventId || undefined, open, this.deps);
  }
}
