import { z } from 'zod';
import { rpc, type Rpc } from './message-kinds.ts';
import { opsAsker } from './ops.ts';

const At = z.iso.datetime({ offset: true });
const count = z.int().min(0);

/** The services that own data, by the name of their project. */
export const OpsService = z.enum(['logging', 'inference-gateway', 'retrieval', 'athlete-profile', 'training-data-export']);
export type OpsService = z.infer<typeof OpsService>;

/** `since`: the oldest that waits; `lastAt`: the youngest, missing from a service from before this field. */
const Waiting = z.object({ waiting: count, since: At.nullable(), lastAt: At.nullish() });
/** `outbox` and `deadLetters` are null when the service could not read them: then nobody knows. */
export const OpsBacklog = z.object({
  outbox: Waiting.nullable(),
  deadLetters: Waiting.nullable(),
  /** `lagS`: since when a consumer with something to do has finished nothing. */
  consumers: z.array(z.object({ consumer: z.string(), pending: count, lagS: z.number() })),
});
export type OpsBacklog = z.infer<typeof OpsBacklog>;

/** A message that could not be read or handled. Its content and its athlete stay with the service. */
export const OpsDeadLetter = z.object({
  id: z.int(),
  consumer: z.string(),
  /** What kind of event it is: `turn-completed.v1`. */
  event: z.string(),
  reason: z.string(),
  keptAt: At,
  redrivenAt: At.nullable(),
  /** When and by which account it was set aside. Missing: a service from before these fields answered. */
  setAsideAt: At.nullish(),
  setAsideBy: z.string().nullish(),
  /** It waits, and the contract accepts what it holds. */
  canBeSent: z.boolean(),
});
export type OpsDeadLetter = z.infer<typeof OpsDeadLetter>;

/** What every service that owns data answers to ops. */
export interface OpsContracts {
  backlog: Rpc<z.ZodObject<typeof opsAsker>, typeof OpsBacklog>;
  deadLetters: Rpc<z.ZodObject<typeof opsAsker>, typeof letters>;
  /**
   * Publishes a dead letter again, on its subject and in its old place, and marks it. `not_found` when it does not wait,
   * `conflict` when no contract accepts what it holds, `unavailable` when the stream did not take it: then it waits on.
   */
  redrive: Rpc<typeof redriveInput, typeof redriven>;
  /** Sets a dead letter aside: it is kept and waits no longer. `who`: the account that decided it. `not_found` when it does not wait. */
  setAside: Rpc<typeof setAsideInput, typeof setAside>;
}
const letters = z.object({ letters: z.array(OpsDeadLetter) });
const redriveInput = z.object({ ...opsAsker, id: z.int() });
const redriven = z.object({ redrivenAt: At });
const setAsideInput = z.object({ ...opsAsker, id: z.int(), who: z.string().min(1).max(80) });
const setAside = z.object({ setAsideAt: At });

const contractsOf = (onTheBus: string): OpsContracts => ({
  backlog: rpc(onTheBus, 'ops-backlog', 1, z.object(opsAsker), OpsBacklog),
  deadLetters: rpc(onTheBus, 'ops-dead-letters', 1, z.object(opsAsker), letters),
  redrive: rpc(onTheBus, 'ops-redrive', 1, redriveInput, redriven),
  setAside: rpc(onTheBus, 'ops-set-aside', 1, setAsideInput, setAside),
});

export const OPS_CONTRACTS: Readonly<Record<OpsService, OpsContracts>> = {
  logging: contractsOf('conversations'),
  'inference-gateway': contractsOf('inference'),
  retrieval: contractsOf('retrieval'),
  'athlete-profile': contractsOf('athlete-profile'),
  'training-data-export': contractsOf('training-data'),
};
