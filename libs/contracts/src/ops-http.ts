import { z } from 'zod';
import type { HttpRoute } from './http-routes.ts';
import { OpsBacklog, OpsDeadLetter, OpsService } from './ops-services.ts';
import { OpsInference, OpsTurn, OpsTurns, OpsWindow } from './ops.ts';
import { TurnId } from './ids.ts';

/** `GET /api/ops/overview?window=hour`. */
export const OpsOverviewQuery = z.strictObject({ window: OpsWindow.default('now') });

/** `GET /api/ops/turns?limit=30&before=<turn id>`. */
export const OpsTurnsQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(30), before: TurnId.optional() });

const OfRequests = z.object({ bad: z.int(), all: z.int(), since: z.iso.datetime({ offset: true }).nullable() });

/** Everything at one moment. A part is null when its service did not answer; `silent` names those services. */
export const OpsOverview = z.object({
  at: z.iso.datetime({ offset: true }),
  window: OpsWindow,
  turns: OpsTurns.nullable(),
  inference: OpsInference.nullable(),
  services: z.array(OpsBacklog.extend({ service: OpsService })),
  silent: z.array(OpsService),
  /** Of those that do not answer: since when the gateway that was asked has known. */
  silentSince: z.partialRecord(OpsService, z.iso.datetime({ offset: true })).optional(),
  /** Requests of five minutes that the gateway refused as not signed in. */
  refused: OfRequests.optional(),
  /**
   * Those that it answered with an error of ours, by route with how many there were of it, the most first; `fine`: how many those
   * routes have answered since the last error, each of them at least. Missing: a gateway from before this field answered.
   */
  failing: OfRequests.extend({
    lastAt: z.iso.datetime({ offset: true }).nullable(),
    fine: z.int(),
    routes: z.array(z.object({ route: z.string(), count: z.int(), all: z.int() })),
  }).optional(),
  /**
   * Questions that came to it two to five minutes ago, long enough for an answer; none that was not signed in or used up. `refused`: by the status they
   * were answered with. Missing: as above.
   */
  asked: z.object({ count: z.int(), refused: z.array(z.object({ status: z.int(), count: z.int() })) }).optional(),
});
export type OpsOverview = z.infer<typeof OpsOverview>;

/** The dead letters of all services, youngest first; `silent` names the services that could not be asked. */
export const OpsDeadLetters = z.object({
  letters: z.array(OpsDeadLetter.extend({ service: OpsService })),
  silent: z.array(OpsService),
});
export type OpsDeadLetters = z.infer<typeof OpsDeadLetters>;

/** A dead letter went out again. */
export const OpsRedriven = z.object({ redrivenAt: z.iso.datetime({ offset: true }) });

/** A dead letter was set aside. */
export const OpsSetAside = z.object({ setAsideAt: z.iso.datetime({ offset: true }) });

/** The number of a dead letter in its service. */
export const OpsLetterId = z.coerce.number().int().min(1);

/** What the operations page is answered, by its name in the OpenAPI document. */
export const OPS_SCHEMAS = { OpsOverview, OpsTurn, OpsDeadLetters, OpsRedriven, OpsSetAside };

/** Its routes, for the role `ops` alone. */
export const OPS_ROUTES: readonly HttpRoute[] = [
  {
    ...{ method: 'get', path: '/api/ops/overview', summary: 'What goes on and what is wrong', auth: 'ops', errors: [] },
    query: OpsOverviewQuery,
    answers: { 200: 'OpsOverview' },
  },
  {
    ...{ method: 'get', path: '/api/ops/turns', summary: 'The turns that ended last, in figures', auth: 'ops', errors: [] },
    query: OpsTurnsQuery,
    answers: { 200: ['OpsTurn'] },
  },
  {
    ...{ method: 'get', path: '/api/ops/dead-letters', summary: 'Messages that could not be taken', auth: 'ops', errors: [] },
    answers: { 200: 'OpsDeadLetters' },
  },
  {
    ...{ method: 'post', path: '/api/ops/dead-letters/{service}/{letterId}/redrive', summary: 'Send a dead letter again', auth: 'ops' },
    params: { service: OpsService, letterId: OpsLetterId },
    body: 'Empty',
    answers: { 200: 'OpsRedriven' },
    errors: ['conflict'],
  },
  {
    ...{ method: 'post', path: '/api/ops/dead-letters/{service}/{letterId}/set-aside', summary: 'Set a dead letter aside', auth: 'ops' },
    params: { service: OpsService, letterId: OpsLetterId },
    body: 'Empty',
    answers: { 200: 'OpsSetAside' },
    errors: [],
  },
];
