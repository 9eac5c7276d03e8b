import { Body, Controller, Get, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { getProfile, ProfileFields, saveProfile, type Profile } from '@hyrox/contracts';
import type { Athlete } from '../auth/athlete.ts';
import { AthleteGuard, CurrentAthlete } from '../auth/athlete.guard.ts';
import { BUS, PAGE_MS, type AskBus } from '../bus-token.ts';
import { parseRequest } from '../http/parse-request.ts';
import { REFER_TO } from '../refer-to.ts';

/** The athlete's own profile, snake_case as in the hand-off. */
@Controller('api/profile')
@UseGuards(AthleteGuard)
export class ProfileController {
  constructor(
    @Inject(BUS) private readonly bus: AskBus,
    @Inject(REFER_TO) private readonly referTo: (athleteId: string) => string,
  ) {}

  @Get()
  async read(@CurrentAthlete() athlete: Athlete): Promise<Profile> {
    return (await this.bus.ask(getProfile, { athleteId: athlete.id }, { timeoutMs: PAGE_MS })).profile;
  }

  /** Changes the fields that are named and keeps the others. */
  @Post()
  @HttpCode(200)
  async save(@CurrentAthlete() athlete: Athlete, @Body() body: unknown): Promise<Profile> {
    const fields = parseRequest(ProfileFields, body);
    const input = { athleteId: athlete.id, athleteRef: this.referTo(athlete.id), fields };
    return (await this.bus.ask(saveProfile, input, { timeoutMs: PAGE_MS })).profile;
  }
}
