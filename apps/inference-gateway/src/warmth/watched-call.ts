import type { ModelWarmth } from '@hyrox/contracts';
import { ENDED } from '../clock.ts';
import { judgeCall, type CallFacts, type Verdict } from './judge-call.ts';
import type { EpochClock } from './epoch-clock.ts';
import type { KnownModels } from './known-models.ts';
import { slowFromMs, staysWarmMs, usualWarmMs, usualWarmUpMs, withIdleCall, withWarmToken, withWarmUp } from './model-knowledge.ts';
import type { ReplicaMetric } from './replica-metric.ts';
import { replicasDuring } from './replica-samples.ts';
import type { CallAbout, Sign } from './warmth.ts';

/** Rested for less than this, a quick model is warm, and the metric need not be asked. */
const RESTED_MS = 60_000;
const MOMENT_MS = 1_000;
const QUICKER_THAN_WARM = 0.8;

/** A call that was judged. `warmUpMs`: from the first sign of a cold model to the token of this call, where it was the first to come. */
export interface JudgedCall {
  modelId: string;
  about: CallAbout;
  facts: CallFacts;
  verdict: Verdict;
  warmUpMs: number | undefined;
  /** Since the last token of a call that did not only keep the model warm; null when none is remembered. */
  unkeptIdleMs: number | null;
}

export interface WatchParts {
  clock: EpochClock;
  known: KnownModels;
  metric: ReplicaMetric | undefined;
  judged: (call: JudgedCall) => void;
}

/** One call from its beginning to its verdict: says early that it waits for a cold model, and teaches what it met. */
export class WatchedCall {
  readonly #modelId: string;
  readonly #about: CallAbout;
  readonly #parts: WatchParts;
  readonly #beganAtMs: number;
  readonly #before: ModelWarmth;
  readonly #over = new AbortController();
  #claimed = false;
  #answered = false;

  constructor(modelId: string, about: CallAbout, parts: WatchParts) {
    this.#modelId = modelId;
    this.#about = about;
    this.#parts = parts;
    this.#beganAtMs = parts.clock.now();
    this.#before = parts.known.of(modelId);
    if (this.#isJustLoading) this.#claim(true);
    void this.#lookForReplicas(0);
    void this.#waitUntilSlow();
  }

  take(sign: Sign): void {
    if (sign.kind === 'ended') return this.#answered ? this.#used() : undefined;
    if (this.#over.signal.aborted) return;
    const nowMs = this.#parts.clock.now();
    const { loading } = this.#parts.known.of(this.#modelId);
    if (sign.kind === 'loading' && this.#rested) this.#claim(true);
    this.#over.abort(ENDED);
    const facts = this.#facts(nowMs, sign.kind, loading);
    let warmUpMs: number | undefined;
    if (sign.kind === 'first-token') {
      this.#answered = true;
      warmUpMs = loading ? nowMs - Math.min(loading.sinceMs, this.#beganAtMs) : this.#before.loading ? undefined : facts.waitedMs;
      this.#used();
    }
    void this.#judge(facts, nowMs, warmUpMs);
  }

  /** Somebody was told a moment ago that it loads; later than half of the usual time it may well be done. */
  get #isJustLoading(): boolean {
    const { loading } = this.#before;
    return loading !== null && loading.told && this.#beganAtMs - loading.sinceMs < usualWarmUpMs(this.#before) / 2;
  }

  get #idleMs(): number | null {
    return this.#before.lastTokenAtMs === null ? null : Math.max(0, this.#beganAtMs - this.#before.lastTokenAtMs);
  }

  get #rested(): boolean {
    return this.#idleMs === null || this.#idleMs >= staysWarmMs(this.#before) || this.#before.loading !== null;
  }

  #facts(nowMs: number, kind: Sign['kind'], loading: ModelWarmth['loading']): CallFacts {
    const refused = kind === 'loading';
    const waitedMs = nowMs - this.#beganAtMs;
    const slowFrom = slowFromMs(this.#before, this.#about.promptTokens);
    // As quick as a warm one usually is: the load was over before it came. Quicker: what it waited for was the rest of the load.
    const restOfLoad = loading === null && waitedMs < QUICKER_THAN_WARM * usualWarmMs(this.#before);
    const joinedLoad = this.#before.loading !== null && (restOfLoad || waitedMs > slowFrom || refused);
    return {
      idleMs: this.#idleMs,
      waitedMs,
      answered: kind === 'first-token',
      refused,
      joinedLoad,
      replicas: undefined,
      slowFromMs: slowFrom,
      staysWarmMs: staysWarmMs(this.#before),
    };
  }

  /** It is known that the model loads: the athlete is told, and the other replicas. `told`: the provider said so. Not while it answers others. */
  #claim(told: boolean): void {
    if (this.#claimed || this.#over.signal.aborted) return;
    if ((this.#parts.known.of(this.#modelId).lastTokenAtMs ?? -Infinity) > this.#beganAtMs) return;
    this.#claimed = true;
    this.#parts.known.change(this.#modelId, (known) => ({ ...known, loading: known.loading ?? { sinceMs: this.#beganAtMs, told } }));
    this.#about.onCold?.(usualWarmUpMs(this.#before));
  }

  async #waitUntilSlow(): Promise<void> {
    await this.#parts.clock.wait(slowFromMs(this.#before, this.#about.promptTokens), this.#over.signal);
    if (this.#over.signal.aborted) return;
    if (!this.#parts.metric) return this.#rested ? this.#claim(false) : undefined;
    await this.#lookForReplicas(this.#parts.metric.lagMs - (this.#parts.clock.now() - this.#beganAtMs));
  }

  /** Asks the metric after a while, and claims when it shows that no replica was there. A model in use is not asked about at once. */
  async #lookForReplicas(afterMs: number): Promise<void> {
    const { metric, clock } = this.#parts;
    if (!metric || (afterMs <= 0 && this.#idleMs !== null && this.#idleMs < RESTED_MS)) return;
    await clock.wait(afterMs, this.#over.signal);
    if (afterMs > 0 && this.#over.signal.aborted) return;
    await metric.ask();
    if (this.#replicas(clock.now()) === 'none') this.#claim(true);
  }

  #replicas(tokenAtMs: number) {
    const { metric } = this.#parts;
    // While a load was running, what a sample tells of from before this call is not what this call met.
    const lastTokenAtMs = this.#before.loading ? this.#beganAtMs : this.#before.lastTokenAtMs;
    const moments = { beganAtMs: this.#beganAtMs, tokenAtMs, lastTokenAtMs };
    return metric && replicasDuring(metric.samples(this.#modelId), { ...moments, lagMs: metric.lagMs });
  }

  #used(): void {
    const nowMs = this.#parts.clock.now();
    this.#parts.known.change(this.#modelId, (known) => ({
      ...known,
      lastTokenAtMs: nowMs,
      lastTurnTokenAtMs: this.#about.keepsWarm ? known.lastTurnTokenAtMs : nowMs,
      loading: null,
    }));
  }

  async #judge(facts: CallFacts, tokenAtMs: number, warmUpMs: number | undefined): Promise<void> {
    const { metric, clock, known } = this.#parts;
    const doubtful = facts.idleMs === null || facts.idleMs >= RESTED_MS || judgeCall(facts).slow || facts.joinedLoad;
    if (metric && doubtful) {
      await clock.wait(this.#beganAtMs + metric.lagMs - clock.now());
      await metric.ask();
    }
    // Nothing answered a refused call, so a replica that is still missing a moment later was missing then.
    const judgedFacts = { ...facts, replicas: this.#replicas(facts.refused ? tokenAtMs + MOMENT_MS : tokenAtMs) };
    const verdict = judgeCall(judgedFacts);
    known.change(this.#modelId, (now) => this.#learned(now, judgedFacts, verdict, warmUpMs));
    const since = this.#before.lastTurnTokenAtMs;
    const unkeptIdleMs = since === null ? null : Math.max(0, this.#beganAtMs - since);
    this.#parts.judged({
      ...{ modelId: this.#modelId, about: this.#about, facts: judgedFacts, verdict, unkeptIdleMs },
      warmUpMs: verdict.cold ? warmUpMs : undefined,
    });
  }

  #learned(known: ModelWarmth, facts: CallFacts, verdict: Verdict, warmUpMs: number | undefined): ModelWarmth {
    const { idleMs, replicas } = facts;
    let next = known;
    const lately = idleMs !== null && idleMs < facts.staysWarmMs && this.#before.loading === null;
    const surelyWarm = replicas === 'some' || (replicas === undefined && lately);
    if (surelyWarm && !facts.refused && warmUpMs !== undefined) next = withWarmToken(next, facts.waitedMs, this.#about.promptTokens);
    if (verdict.cold && warmUpMs !== undefined) next = withWarmUp(next, warmUpMs);
    if (idleMs !== null && this.#before.loading === null) next = withIdleCall(next, idleMs, replicas ? verdict.cold : verdict.slow);
    return next;
  }
}
