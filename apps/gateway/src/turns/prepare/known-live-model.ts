import { liveModel, type LiveModel } from '@hyrox/contracts';
import { LruMap } from '../../lru-map.ts';
import type { TurnBus } from '../turn-deps.ts';

const FRESH_MS = 5_000;
const STALE_MS = 60_000;
const ASK_MS = 500;
const REMEMBERED_SUBJECTS = 5_000;

/**
 * What answers a subject at the moment, as far as it is known here: routes are asked per subject. Known for five seconds; after that the old
 * answer still serves for a minute while a new one is asked for, so that a turn waits only when nothing is known at all. Null: nobody says.
 */
export class KnownLiveModel {
  private readonly bus: Pick<TurnBus, 'ask'>;
  private readonly nowMs: () => number;
  private readonly known = new LruMap<string, { model: LiveModel; atMs: number }>(REMEMBERED_SUBJECTS);
  private readonly asking = new Map<string, Promise<LiveModel | null>>();

  constructor(bus: Pick<TurnBus, 'ask'>, nowMs: () => number = () => performance.now()) {
    this.bus = bus;
    this.nowMs = nowMs;
  }

  read(subjectKey: string): Promise<LiveModel | null> {
    const known = this.known.get(subjectKey);
    const ageMs = known ? this.nowMs() - known.atMs : Infinity;
    if (known && ageMs < FRESH_MS) return Promise.resolve(known.model);
    const asking = this.asking.get(subjectKey) ?? this.ask(subjectKey);
    return known && ageMs < STALE_MS ? Promise.resolve(known.model) : asking;
  }

  private ask(subjectKey: string): Promise<LiveModel | null> {
    const asking = this.bus
      .ask(liveModel, { subjectKey }, { timeoutMs: ASK_MS })
      .then((model) => {
        this.known.set(subjectKey, { model, atMs: this.nowMs() });
        return model;
      })
      // Not known is an answer: the turn goes on without examples, and the next one asks again.
      .catch(() => null)
      .finally(() => this.asking.delete(subjectKey));
    this.asking.set(subjectKey, asking);
    return asking;
  }
}
