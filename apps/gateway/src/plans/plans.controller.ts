import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res, UseGuards } from '@nestjs/common';
import { acceptPlan, listPlans, MakePlanRequest, NewPlan, PlanFromTurn, readPlan, undoPlanChange, Uuid } from '@hyrox/contracts';
import type { PlanCard, PlanInMaking, PlanListItem, WholePlan } from '@hyrox/contracts';
import type { Response } from 'express';
import { v7 as newId } from 'uuid';
import type { Athlete } from '../auth/athlete.ts';
import { AthleteGuard, CurrentAthlete } from '../auth/athlete.guard.ts';
import { BUS, PAGE_MS, type AskBus } from '../bus-token.ts';
import { parseId, parseRequest } from '../http/parse-request.ts';
import { REFER_TO } from '../refer-to.ts';
import { TURN_DEPS, type TurnDeps } from '../turns/turn-deps.ts';
import { makePlanForAthlete } from './make-plan-for-athlete.ts';
import { makePlanFromTurn } from './make-plan-from-turn.ts';
import { PlansInMaking } from './plans-in-making.ts';
import { readInputs } from './read-inputs.ts';
import { cardOf, storeProposal, type Proposed } from './store-proposal.ts';

/** Training plans: proposed, accepted, taken back. */
@Controller('api/plans')
@UseGuards(AthleteGuard)
export class PlansController {
  private readonly making = new PlansInMaking();

  constructor(
    @Inject(BUS) private readonly bus: AskBus,
    @Inject(REFER_TO) private readonly referTo: (athleteId: string) => string,
    @Inject(TURN_DEPS) private readonly turnDeps: Pick<TurnDeps, 'log'>,
  ) {}

  @Get()
  async list(@CurrentAthlete() athlete: Athlete): Promise<PlanListItem[]> {
    return (await this.bus.ask(listPlans, { athleteId: athlete.id, limit: 50 }, { timeoutMs: PAGE_MS })).plans;
  }

  @Get(':planId')
  async read(@CurrentAthlete() athlete: Athlete, @Param('planId') id: string): Promise<WholePlan> {
    const read = await this.bus.ask(readPlan, { athleteId: athlete.id, planId: parseId(Uuid, 'planId', id) }, { timeoutMs: PAGE_MS });
    return { ...cardOf(read), weeks: read.plan.weeks };
  }

  /** 201 for a new plan, 200 when this id was proposed before. */
  @Post()
  async propose(
    @CurrentAthlete() athlete: Athlete,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PlanCard> {
    const { id, plan } = parseRequest(NewPlan, body);
    const read = await readInputs(athlete.id, { raceDate: plan.raceDate }, { bus: this.bus, now: new Date() });
    const inputs = read.ok ? read.inputs : null;
    const of = { ...this.of(athlete, id ?? newId()), plan: { ...plan, madeBy: 'coach' as const }, inputs, madeBecause: null };
    return this.answer(await storeProposal(of, { bus: this.bus }), response);
  }

  @Post('make')
  async make(@CurrentAthlete() athlete: Athlete, @Body() body: unknown, @Res({ passthrough: true }) response: Response): Promise<PlanCard> {
    const { id, ...asked } = parseRequest(MakePlanRequest, body);
    const made = await makePlanForAthlete({ ...this.of(athlete, id ?? newId()), asked }, { bus: this.bus, now: new Date() });
    return this.answer(made, response);
  }

  /** 202 while it takes longer than a request may; the same body again joins the work. */
  @Post('from-turn')
  async fromTurn(
    @CurrentAthlete() athlete: Athlete,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PlanCard | PlanInMaking> {
    const asked = parseRequest(PlanFromTurn, body);
    const input = { athleteId: athlete.id, athleteRef: this.referTo(athlete.id), asked };
    const deps = { bus: this.bus, log: this.turnDeps.log, now: new Date() };
    const made = await this.making.join({ athleteId: athlete.id, turnId: asked.turnId }, () => makePlanFromTurn(input, deps));
    if (!('state' in made)) return this.answer(made, response);
    response.status(202);
    return made;
  }

  @Post(':planId/accept')
  @HttpCode(200)
  async accept(@CurrentAthlete() athlete: Athlete, @Param('planId') id: string): Promise<PlanListItem> {
    return (await this.bus.ask(acceptPlan, this.of(athlete, parseId(Uuid, 'planId', id)), { timeoutMs: PAGE_MS })).stored;
  }

  @Post(':planId/undo')
  @HttpCode(200)
  async undo(@CurrentAthlete() athlete: Athlete, @Param('planId') id: string): Promise<PlanListItem> {
    return (await this.bus.ask(undoPlanChange, this.of(athlete, parseId(Uuid, 'planId', id)), { timeoutMs: PAGE_MS })).stored;
  }

  private of(athlete: Athlete, planId: string) {
    return { athleteId: athlete.id, athleteRef: this.referTo(athlete.id), planId };
  }

  private answer({ created, card }: Proposed, response: Response): PlanCard {
    response.status(created ? 201 : 200);
    return card;
  }
}
