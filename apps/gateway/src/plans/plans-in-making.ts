import { ServiceError, type PlanInMaking } from '@hyrox/contracts';
import type { Proposed } from './store-proposal.ts';

/** A request waits this long; the page gives up at thirty seconds. */
const WAIT_MS = 20_000;
const AGAIN_AFTER_S = 3;

/** Plans that are being made for athletes of this gateway: one per athlete at a time, the same turn again joins it. */
export class PlansInMaking {
  readonly #making = new Map<string, { turnId: string; plan: Promise<Proposed> }>();

  constructor(private readonly waitMs = WAIT_MS) {}

  /** The plan, or that it is still being made. `conflict` while another plan of this athlete is. */
  async join(of: { athleteId: string; turnId: string }, make: () => Promise<Proposed>): Promise<Proposed | PlanInMaking> {
    const running = this.#making.get(of.athleteId);
    if (running && running.turnId !== of.turnId) {
      throw new ServiceError('conflict', 'Another plan of yours is being made. Try again when it is there.', { field: 'turnId' });
    }
    const plan = running?.plan ?? this.#start(of, make);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<PlanInMaking>((tell) => {
      timer = setTimeout(() => tell({ state: 'making', retryAfterS: AGAIN_AFTER_S }), this.waitMs);
    });
    return Promise.race([plan, tooLong]).finally(() => clearTimeout(timer));
  }

  #start({ athleteId, turnId }: { athleteId: string; turnId: string }, make: () => Promise<Proposed>): Promise<Proposed> {
    const plan = make().finally(() => this.#making.delete(athleteId));
    // Whoever waits hears of a failure; when nobody does any more, the next request meets it anew.
    plan.catch(() => undefined);
    this.#making.set(athleteId, { turnId, plan });
    return plan;
  }
}
