import { z } from 'zod';
import { TurnId } from './ids.ts';
import { rpc } from './message-kinds.ts';
import { Finish, Outcome, Stages } from './turns.ts';

const At = z.iso.datetime({ offset: true });
const count = z.int().min(0);

/** Who asks, as the gateway read it from the token. Each service looks again: without the role `ops` there is nothing here (`not_found`). */
export const opsAsker = { roles: z.array(z.string()) };

/** The last quarter of an hour, the last hour, the last day. */
export const OpsWindow = z.enum(['now', 'hour', 'day']);
export type OpsWindow = z.infer<typeof OpsWindow>;

/** How turns of a window ended, what they used and how many met a cold model, lacked something or began again elsewhere. */
export const OpsFigures = z.object({
  turns: count,
  done: count,
  stopped: count,
  failed: count,
  cold: count,
  degraded: count,
  restarted: count,
  tokensIn: count,
  tokensOut: count,
  costNanoUsd: count,
});
export type OpsFigures = z.infer<typeof OpsFigures>;

const OpsStage = z.object({ stage: z.string(), turns: count, p50Ms: z.number(), p95Ms: z.number() });
export type OpsStage = z.infer<typeof OpsStage>;

const OpsModelShare = z.object({
  /** Null: the turn failed before a model was chosen. */
  model: z.string().nullable(),
  turns: count,
  failed: count,
  cold: count,
  costNanoUsd: count,
  firstTokenP50Ms: z.number().nullable(),
  firstTokenP95Ms: z.number().nullable(),
});
export type OpsModelShare = z.infer<typeof OpsModelShare>;

/** One step of a window; `at` is where it begins. */
const OpsStep = z.object({
  at: At,
  turns: count,
  failed: count,
  cold: count,
  degraded: count,
  costNanoUsd: count,
  firstTokenP95Ms: z.number().nullable(),
});
export type OpsStep = z.infer<typeof OpsStep>;

const Share = z.object({ bad: count, all: count, since: At.nullable() });
const Quantile = z.object({ p95: z.number().nullable(), all: count, since: At.nullable() });

/**
 * How turns of one kind stand (`failed`, `slow`, `cold`, or what they lacked): `bad` of `all` in five minutes, `lately` of the last ten turns,
 * and how many turns have ended since the last of them, at `lastAt`, without being one.
 */
const Standing = z.object({ what: z.string(), bad: count, all: count, lately: count, of: count, lastAt: At.nullable(), fine: count });
export type OpsStanding = z.infer<typeof Standing>;

/**
 * Whether turns still end: those of five minutes, of the half hour before them, of an hour, and of the same hour yesterday and a week ago; and when the
 * last one ended.
 */
const Flow = z.object({ lately: count, before: count, hour: count, dayAgo: count, weekAgo: count, lastAt: At.nullable() });

/** What the alerts about turns judge, over their own times whatever window is looked at. `since`: where the present run of such turns began. */
export const OpsSignals = z.object({
  failed: Share,
  firstToken: Quantile,
  cold: Share,
  cost: Quantile,
  degraded: z.array(Share.extend({ what: z.string() })),
  /** Refused because what running answers may cost is all that is left of a budget. Missing: a service from before this field answered. */
  heldBack: Share.optional(),
  /** Each kind that there was within an hour. Missing: as above. */
  standing: z.array(Standing).optional(),
  /** Missing: as above. */
  flow: Flow.optional(),
});
export type OpsSignals = z.infer<typeof OpsSignals>;

/** Turns in figures. The stage `turn` is the whole of it. */
export const OpsTurns = z.object({
  figures: OpsFigures,
  stages: z.array(OpsStage),
  models: z.array(OpsModelShare),
  series: z.array(OpsStep),
  signals: OpsSignals,
});
export type OpsTurns = z.infer<typeof OpsTurns>;

export const readOpsTurns = rpc('conversations', 'ops-turns', 1, z.object({ ...opsAsker, window: OpsWindow }), OpsTurns);

/** One turn in figures: no text and no athlete. `stages` in milliseconds by name, those of the conductor before those of the model. */
export const OpsTurn = z.object({
  turnId: TurnId,
  endedAt: At,
  outcome: Outcome,
  finish: Finish,
  reason: z.string().nullable(),
  model: z.string().nullable(),
  tokensIn: count.nullable(),
  tokensOut: count.nullable(),
  costNanoUsd: count.nullable(),
  latencyMs: z.number(),
  stages: Stages,
  attempts: z.int(),
  cold: z.boolean(),
  degraded: z.string().nullable(),
});
export type OpsTurn = z.infer<typeof OpsTurn>;

/** The turns that ended last, youngest first. `invalid` when `before` is no turn that ended. */
export const listOpsTurns = rpc(
  'conversations',
  'ops-last-turns',
  1,
  z.object({ ...opsAsker, limit: z.int().min(1).max(100), before: TurnId.optional() }),
  z.object({ turns: z.array(OpsTurn), more: z.boolean() }),
);

const OpsModel = z.object({
  model: z.string(),
  /** Its place in the chain of athletes outside every split, as configured, from 1; null: not in it. */
  place: z.int().nullable(),
  /** Its share of the athletes by a split, and of the turns that it is asked beside another model without being shown; null: none. */
  splitPercent: z.number().nullable(),
  shadowPercent: z.number().nullable(),
  /** Null: nothing watches over it. */
  breaker: z.enum(['closed', 'probing', 'open']).nullable(),
  warmth: z.enum(['unknown', 'cold', 'loading', 'warm']).nullable(),
  /** Its provider does not serve it: since when, and until when it is passed over. Missing: a worker from before this field answered. */
  gone: z.object({ since: At, until: At }).nullish(),
});
export type OpsModel = z.infer<typeof OpsModel>;

const OpsBudget = z.object({ period: z.string(), limitNanoUsd: z.number(), spentNanoUsd: z.number() });

/** What calls that run may cost at most; `silentNanoUsd` of it for so long that their workers have died, the last until `freeAt`. */
const OpsHolds = z.object({ nanoUsd: z.number(), silentNanoUsd: z.number(), freeAt: At.nullable() });

/** The models as one worker sees them, and the money of all. What nobody measures is null or missing. */
export const OpsInference = z.object({
  models: z.array(OpsModel),
  budgets: z.array(OpsBudget),
  /** Missing: a worker from before this field answered. */
  holds: OpsHolds.optional(),
  /** Every call of the provider since midnight UTC, those without a turn too. */
  spentTodayNanoUsd: z.number(),
  queued: count.nullable(),
  modelsMissing: count.nullable(),
  /** Calls that this worker could not write down yet, the oldest for so long. Missing: a worker from before this field answered. */
  ledger: z.object({ waiting: count, oldestS: z.number() }).optional(),
});
export type OpsInference = z.infer<typeof OpsInference>;

export const readOpsInference = rpc('inference', 'ops', 1, z.object(opsAsker), OpsInference);
