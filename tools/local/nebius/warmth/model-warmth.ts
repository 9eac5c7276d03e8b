import type { SeededDraws } from '../draw/seeded-draws.ts';
import type { WarmthFigures } from '../world/profile.ts';
import { type ReplicaCount, ReplicaHistory } from './replicas.ts';

/** Why a first token took long: the model had to load, a warm one dawdled, others were in front, or it did not take long. */
export type SlowCause = 'cold' | 'decoy' | 'queue' | 'none';

export interface Reception {
  /** Whether a replica was missing when the request came; ground truth for whoever tries to tell from outside. */
  cold: boolean;
  slow: SlowCause;
  /** Since the model's last answer ended; null before its first. 0 while it is answering. */
  idleMs: number | null;
  firstTokenMs: number;
  tokensPerSecond: number;
}

/** The probabilities that are set by hand. */
export interface WarmthRates {
  /** A warm model in use dawdles over its first token as if it were cold. */
  decoy: number;
  /** The same for one that is warm after it has been idle long enough to be suspected. */
  decoyAfterIdle: number;
}

/** Warm, cold or loading: one model's state over time, drawn from the measured figures. */
export class ModelWarmth {
  readonly #draws: SeededDraws;
  readonly #history = new ReplicaHistory();
  #state: 'warm' | 'cold' | 'loading' = 'warm';
  #readyAtMs = 0;
  #starting = 0;
  #inUse = 0;
  #lastUseMs: number | null = null;
  /** Whether the present idle time has been judged already. */
  #judged = false;

  constructor(draws: SeededDraws, nowMs: number) {
    this.#draws = draws;
    this.#note(nowMs);
  }

  /** Takes a request in: what it will meet. The caller tells the end of its answer with `release`. */
  receive(nowMs: number, figures: WarmthFigures, rates: WarmthRates): Reception {
    this.settle(nowMs, figures);
    const idleMs = this.#inUse > 0 ? 0 : this.#lastUseMs === null ? null : nowMs - this.#lastUseMs;
    const tokensPerSecond = this.#draws.between(figures.tokensPerSecond.from, figures.tokensPerSecond.to);
    const met = this.#firstToken(nowMs, figures, idleMs === null || idleMs >= figures.idleMs ? rates.decoyAfterIdle : rates.decoy);
    this.#inUse++;
    this.#judged = false;
    return { ...met, idleMs, tokensPerSecond };
  }

  release(nowMs: number): void {
    this.#inUse--;
    this.#lastUseMs = Math.max(nowMs, this.#readyAtMs);
    this.#judged = false;
  }

  /** Whether a request at this moment would have to wait for a replica. Starts loading when it would, as a request does. */
  wake(nowMs: number, figures: WarmthFigures): boolean {
    this.settle(nowMs, figures);
    if (this.#state === 'cold') this.#load(nowMs, this.#coldMs(figures));
    return this.#state === 'loading';
  }

  /** Lets the time up to now do its work: what was loading is ready, what was idle may have gone cold. */
  settle(nowMs: number, figures: WarmthFigures): void {
    if (this.#state === 'loading' && nowMs >= this.#readyAtMs) {
      this.#state = 'warm';
      this.#starting = 0;
      this.#lastUseMs ??= this.#readyAtMs;
      this.#note(this.#readyAtMs);
    }
    if (this.#state !== 'warm' || this.#inUse > 0 || this.#judged) return;
    const idleSinceMs = this.#lastUseMs ?? -Infinity;
    if (nowMs - idleSinceMs < figures.idleMs) return;
    this.#judged = true;
    if (!this.#draws.hits(figures.coldShare)) return;
    this.#state = 'cold';
    this.#note(Math.max(0, idleSinceMs + figures.idleMs));
  }

  /** Sets the state by hand. */
  force(state: 'warm' | 'cold', nowMs: number): void {
    this.#state = state;
    this.#starting = 0;
    this.#readyAtMs = nowMs;
    this.#judged = true;
    this.#note(nowMs);
  }

  replicasAt(atMs: number): ReplicaCount {
    return this.#history.at(atMs);
  }

  #firstToken(nowMs: number, figures: WarmthFigures, decoyShare: number): Pick<Reception, 'cold' | 'slow' | 'firstTokenMs'> {
    const decoy = this.#draws.hits(decoyShare);
    const warmMs = Math.max(0, this.#draws.normal(figures.warm.meanMs, figures.warm.deviationMs));
    const coldMs = this.#coldMs(figures);
    const another = this.#draws.hits(figures.anotherReplicaShare);
    if (this.#state === 'warm') return { cold: false, slow: decoy ? 'decoy' : 'none', firstTokenMs: decoy ? warmMs + coldMs : warmMs };
    if (this.#state === 'cold') {
      this.#load(nowMs, coldMs);
      return { cold: true, slow: 'cold', firstTokenMs: coldMs };
    }
    const leftMs = this.#readyAtMs - nowMs;
    if (another) this.#load(nowMs, Math.min(coldMs, leftMs));
    if (another && coldMs < leftMs) return { cold: true, slow: 'cold', firstTokenMs: coldMs };
    return { cold: true, slow: 'queue', firstTokenMs: leftMs };
  }

  #coldMs({ cold }: WarmthFigures): number {
    let left = this.#draws.uniform();
    const part = cold.find(({ share }) => (left -= share) < 0) ?? cold[0];
    return part === undefined ? 0 : this.#draws.lognormal(part.medianMs, part.sigma);
  }

  #load(nowMs: number, loadMs: number): void {
    this.#state = 'loading';
    this.#readyAtMs = nowMs + loadMs;
    this.#starting++;
    this.#note(nowMs);
  }

  #note(atMs: number): void {
    this.#history.note(atMs, { ready: this.#state === 'warm' ? 1 : 0, starting: this.#starting });
  }
}
