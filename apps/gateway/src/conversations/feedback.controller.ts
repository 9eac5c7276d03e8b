import { Body, Controller, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { Feedback, giveFeedback, MessageId } from '@hyrox/contracts';
import type { Athlete } from '../auth/athlete.ts';
import { AthleteGuard, CurrentAthlete } from '../auth/athlete.guard.ts';
import { BUS, PAGE_MS, type AskBus } from '../bus-token.ts';
import { parseId, parseRequest } from '../http/parse-request.ts';
import { REFER_TO } from '../refer-to.ts';

/** A thumb on an answer, or its withdrawal. */
@Controller('api/messages')
@UseGuards(AthleteGuard)
export class FeedbackController {
  constructor(
    @Inject(BUS) private readonly bus: AskBus,
    @Inject(REFER_TO) private readonly referTo: (athleteId: string) => string,
  ) {}

  @Post(':messageId/feedback')
  @HttpCode(200)
  async give(@CurrentAthlete() athlete: Athlete, @Param('messageId') id: string, @Body() body: unknown): Promise<{ ok: true }> {
    const { rating, reasons, comment } = parseRequest(Feedback, body);
    const input = {
      athleteId: athlete.id,
      athleteRef: this.referTo(athlete.id),
      messageId: parseId(MessageId, 'messageId', id),
      rating,
      ...(reasons === undefined ? {} : { reasons }),
      ...(comment === undefined ? {} : { comment }),
    };
    return this.bus.ask(giveFeedback, input, { timeoutMs: PAGE_MS });
  }
}
