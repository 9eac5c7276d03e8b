import { z } from 'zod';
import { OpsBacklog, OpsDeadLetter, OpsInference, OpsService, OpsTurns, OpsWindow } from './ops.ts';
import { TurnId } from './ids.ts';

/** `GET /api/ops/overview?window=hour`. */
export const OpsOverviewQuery = z.strictObject({ window: OpsWindow.default('now') });

/** `GET /api/ops/turns?limit=30&before=<turn id>`. */
export const OpsTurnsQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(30), before: TurnId.optional() });

/** Everything at one moment. A part is null when its service did not answer; `silent` names those services. */
export const OpsOverview = z.object({
  at: z.iso.datetime({ offset: true }),
  window: OpsWindow,
  turns: OpsTurns.nullable(),
  inference: OpsInference.nullable(),
  services: z.array(OpsBacklog.extend({ service: OpsService })),
  silent: z.array(OpsService),
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

/** The number of a dead letter in its service. */
export const OpsLetterId = z.coerce.number().int().min(1);
