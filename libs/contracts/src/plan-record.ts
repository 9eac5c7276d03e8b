import { z } from 'zod';
import { AthleteId, AthleteRef, TurnId, Uuid } from './ids.ts';
import { rpc } from './message-kinds.ts';
import { Plan, PlanDraft, PlanFinding, PlanInputs, PlanSummary } from './plans.ts';

/** `proposed` changes nothing; one plan at most is `active`; `archived` was active once. */
export const PlanStatus = z.enum(['proposed', 'active', 'archived']);
export type PlanStatus = z.infer<typeof PlanStatus>;

/**
 * Why the engine made a plan: it was asked to, the answer it belongs to holds no plan, or the plan in that answer could not be read, breaks a
 * rule, or could not be asked for. Null for a plan the coach's words hold.
 */
export const EngineReason = z.enum(['asked', 'no_plan_in_answer', 'unreadable', 'unsound', 'unavailable']);
export type EngineReason = z.infer<typeof EngineReason>;

/** Findings that are kept; a plan with more is wrong as a whole. */
export const MOST_PLAN_FINDINGS = 50;

/** A stored plan without its weeks. */
export const PlanListItem = z.object({
  id: Uuid,
  title: z.string(),
  status: PlanStatus,
  startDate: z.iso.date(),
  raceDate: z.iso.date().nullable(),
  madeBy: Plan.shape.madeBy,
  /** Null too for plans that are older than this field. */
  madeBecause: EngineReason.nullable(),
  createdAt: z.iso.datetime({ offset: true }),
});
export type PlanListItem = z.infer<typeof PlanListItem>;

const ofAthlete = { athleteId: AthleteId, athleteRef: AthleteRef, planId: Uuid };

/**
 * Stores a plan as proposed, with its event. `planId` is the idempotency key: the same id again answers what is stored (`created: false`); an
 * id that belongs to somebody else is `conflict`.
 */
export const proposePlan = rpc(
  'athlete-profile',
  'propose-plan',
  1,
  z.object({
    ...ofAthlete,
    plan: Plan,
    madeBecause: EngineReason.nullable().default(null),
    findings: z.array(PlanFinding).max(MOST_PLAN_FINDINGS).default([]),
  }),
  z.object({ created: z.boolean(), stored: PlanListItem }),
);

/**
 * Makes a plan the active one and archives the one before, as one revision, with its event. Accepting the active plan again changes nothing.
 * `not_found` for anybody else's.
 */
export const acceptPlan = rpc('athlete-profile', 'accept-plan', 1, z.object(ofAthlete), z.object({ stored: PlanListItem }));

/**
 * Takes the athlete's latest revision back, which must be of this plan: every plan it touched is again what it was. `conflict` when a later
 * change must be undone first, or nothing is left to undo.
 */
export const undoPlanChange = rpc('athlete-profile', 'undo-plan-change', 1, z.object(ofAthlete), z.object({ stored: PlanListItem }));

/** Newest first. */
export const listPlans = rpc(
  'athlete-profile',
  'list-plans',
  1,
  z.object({ athleteId: AthleteId, limit: z.int().min(1).max(100).default(50) }),
  z.object({ plans: z.array(PlanListItem) }),
);

/** A stored plan with its weeks, days and sessions, and what the rules found in it when it was proposed. `not_found` for anybody else's. */
export const readPlan = rpc(
  'athlete-profile',
  'read-plan',
  1,
  z.object({ athleteId: AthleteId, planId: Uuid }),
  z.object({ stored: PlanListItem, plan: Plan, findings: z.array(PlanFinding) }),
);

const { raceDate, trainingDays, startOfWeek, weeklyHours, level, goalTimeS } = PlanInputs.shape;

/** `POST /api/plans/make`: what is said for this plan goes before the profile. The same id again is the same plan. */
export const MakePlanRequest = z.strictObject({
  id: Uuid.optional(),
  raceDate: raceDate.optional(),
  trainingDays: trainingDays.optional(),
  startOfWeek: startOfWeek.optional(),
  weeklyHours: weeklyHours.optional(),
  level: level.optional(),
  goalTimeS: goalTimeS.optional(),
});
export type MakePlanRequest = z.infer<typeof MakePlanRequest>;

/** The plan of a turn has this id: UUID version 5 of the turn's id in this namespace. The same turn is the same plan, on any device. */
export const PLAN_OF_TURN = '6d0f3a52-27c4-4c1e-9a55-0d7b8a1f2c90';

/** `POST /api/plans/from-turn`: an ended turn of the athlete, and the facts that the profile was missing. */
export const PlanFromTurn = MakePlanRequest.pick({ weeklyHours: true, level: true }).extend({ turnId: TurnId });
export type PlanFromTurn = z.infer<typeof PlanFromTurn>;

/** A plan that takes longer to make than a request may: ask again after `retryAfterS`, the work goes on meanwhile. */
export const PlanInMaking = z.object({ state: z.literal('making'), retryAfterS: z.int().positive() });
export type PlanInMaking = z.infer<typeof PlanInMaking>;

/** `POST /api/plans`: a plan that was written elsewhere, at most as long as a request may be. */
export const NewPlan = z.strictObject({ id: Uuid.optional(), plan: PlanDraft });

/** A plan as it is answered: stored, with its card and with what the rules find in it. */
export const PlanCard = PlanListItem.extend({ summary: PlanSummary, findings: z.array(PlanFinding) });
export type PlanCard = z.infer<typeof PlanCard>;

/** `GET /api/plans/:id` */
export const WholePlan = PlanCard.extend({ weeks: Plan.shape.weeks });
export type WholePlan = z.infer<typeof WholePlan>;
