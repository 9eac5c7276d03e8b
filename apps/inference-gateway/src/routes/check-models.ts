import { modelMissing } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import type { Logger } from '@hyrox/telemetry';
import type { z } from 'zod';
import type { Model } from '../models/model-catalog.ts';

/** An announced end is told this long before its day. */
const WARN_DAYS = 30;
const DAY_MS = 86_400_000;

export interface CheckDeps {
  /** The ids of the provider's own list. */
  listServed: () => Promise<ReadonlySet<string>>;
  database: Pick<Database, 'call'>;
  log: Pick<Logger, 'warn'>;
  written: () => void;
}

type Missing = z.input<typeof modelMissing.data>;

/** Which of these the provider does not list, or ends soon or has ended by its own word; unless it was seen to answer after that day: then the list alone counts. */
export function missingModels(models: readonly Model[], served: ReadonlySet<string>, at: Date): Missing[] {
  const soon = new Date(at.getTime() + WARN_DAYS * DAY_MS).toISOString().slice(0, 10);
  const ends = ({ retiresOn, answeredOn }: Model) =>
    retiresOn !== undefined && retiresOn <= soon && !(answeredOn && answeredOn > retiresOn);
  return models
    .filter((model) => !served.has(model.id) || ends(model))
    .map(({ id, retiresOn }) => ({ model: id, listed: served.has(id), retiresOn: retiresOn ?? null }));
}

/**
 * Are the models that athletes are answered by still served? Those that are missing are logged, and told by an event once a day; returns what the
 * provider lists. A list proves little (what is listed may not answer, and the other way round), so that the chain is not changed here: a call that
 * is refused does that.
 */
export async function checkModels(models: readonly Model[], deps: CheckDeps, at = new Date()): Promise<ReadonlySet<string>> {
  const served = await deps.listServed();
  const missing = missingModels(models, served, at);
  for (const one of missing) {
    deps.log.warn(one, 'a model of the route is missing at its provider, or its end is announced');
    await deps.database.call('tell_model_missing', [JSON.stringify(one)]);
  }
  if (missing.length) deps.written();
  return served;
}
