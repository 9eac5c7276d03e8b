import { z } from 'zod';
import { AthleteId, AthleteRef, Uuid } from './ids.ts';
import { rpc } from './message-kinds.ts';
import { Plan, PlanDraft, PlanFinding, PlanInputs, PlanSummary } from './plans.ts';

/** `proposed` changes nothing; one plan at most is `active`; `archived` was active once. */
export const PlanStatus = z.enum(['proposed', 'active', 'archived']);
export type PlanStatus = z.infer<typeof PlanStatus>;

/** A stored plan without its weeks. */
export const PlanListItem = z.object({
  id: Uuid,
  title: z.string(),
  status: PlanStatus,
  startDate: z.iso.date(),
  raceDate: z.iso.date().nullable(),
  madeBy: Plan.shape.madeBy,
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
  z.object({ ...ofAthlete, plan: Plan }),
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

/** A stored plan with its weeks, days and sessions. `not_found` for anybody else's. */
export const readPlan = rpc(
  'athlete-profile',
  'read-plan',
  1,
  z.object({ athleteId: AthleteId, planId: Uuid }),
  z.object({ stored: PlanListItem, plan: Plan }),
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

/** `POST /api/plans`: a plan that was written elsewhere, at most as long as a request may be. */
export const NewPlan = z.strictObject({ id: Uuid.optional(), plan: PlanDraft });

/** A plan as it is answered: stored, with its card and with what the rules find in it. */
export const PlanCard = PlanListItem.extend({ summary: PlanSummary, findings: z.array(PlanFinding) });
export type PlanCard = z.infer<typeof PlanCard>;

/** `GET /api/plans/:id` */
export const WholePlan = PlanListItem.extend({ weeks: Plan.shape.weeks });
export type WholePlan = z.infer<typeof WholePlan>;
