import { Body, Controller, Get, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { ConsentChange, readConsents, recordConsent, type ConsentPurpose } from '@hyrox/contracts';
import type { z } from 'zod';
import type { Athlete } from '../auth/athlete.ts';
import { AthleteGuard, CurrentAthlete } from '../auth/athlete.guard.ts';
import { BUS, PAGE_MS, type AskBus } from '../bus-token.ts';
import { parseRequest } from '../http/parse-request.ts';
import { REFER_TO } from '../refer-to.ts';

/** What the athlete agreed to. */
@Controller('api/consents')
@UseGuards(AthleteGuard)
export class ConsentsController {
  constructor(
    @Inject(BUS) private readonly bus: AskBus,
    @Inject(REFER_TO) private readonly referTo: (athleteId: string) => string,
  ) {}

  @Get()
  read(@CurrentAthlete() athlete: Athlete): Promise<z.infer<typeof readConsents.output>> {
    return this.bus.ask(readConsents, { athleteId: athlete.id }, { timeoutMs: PAGE_MS });
  }

  @Post()
  @HttpCode(200)
  change(@CurrentAthlete() athlete: Athlete, @Body() body: unknown): Promise<{ purpose: ConsentPurpose; granted: boolean }> {
    const { purpose, granted, text_version: textVersion } = parseRequest(ConsentChange, body);
    const input = { athleteId: athlete.id, athleteRef: this.referTo(athlete.id), purpose, granted, textVersion };
    return this.bus.ask(recordConsent, input, { timeoutMs: PAGE_MS });
  }
}
