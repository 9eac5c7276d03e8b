import { ServiceError, type RouteSwitch, type switchModel as contract } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';
import { applyChange } from './apply-change.ts';
import type { LiveRoutes } from './live-routes.ts';
import { readSwitches, writeSwitch } from './route-store.ts';

const TRIES = 5;

export interface SwitchDeps {
  database: Pick<Database, 'pool' | 'call'>;
  routes: Pick<LiveRoutes, 'look' | 'plan' | 'revision' | 'tell'>;
  /** The event was written. */
  written: () => void;
}

/**
 * Changes which models answer: one row with its event, then every replica is told. Two switches at once are made one after the other, each on what
 * the one before left. Throws `invalid` for a change that cannot be.
 */
export async function switchModel(input: z.output<typeof contract.input>, deps: SwitchDeps): Promise<RouteSwitch> {
  const { who, why } = input;
  for (let tries = 0; tries < TRIES; tries++) {
    await deps.routes.look();
    const previous = deps.routes.revision;
    const { state, words } = applyChange(input.change, deps.routes.plan, new Date());
    const revision = await writeSwitch(deps.database, { previous, who, why, change: words, state });
    if (revision === undefined) continue;
    deps.routes.tell(revision, state);
    deps.written();
    const [written] = (await readSwitches(deps.database, TRIES)).filter((one) => one.revision === revision);
    if (written) return written;
  }
  throw new ServiceError('conflict', 'Others switch models at the same time, try again');
}
