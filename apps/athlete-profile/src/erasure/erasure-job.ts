import type { Bus } from '@hyrox/messaging';
import { Rounds } from '@hyrox/service-kit';
import { finishErasures, type FinishDeps } from './finish-erasures.ts';

const TICK_MS = 2_000;

/** Goes over the open erasures at boot and every few seconds, outside transactions. Several replicas may run at once. */
export class ErasureJob extends Rounds {
  constructor(deps: FinishDeps & { bus: Pick<Bus, 'ask' | 'connected'> }) {
    const round = async () => void (deps.bus.connected && (await finishErasures(deps)));
    super({ work: 'erasures', everyMs: TICK_MS, round, log: deps.log });
  }
}
