import type { Logger } from '@hyrox/telemetry';
import type { EpochClock } from './epoch-clock.ts';
import type { ReplicaSample } from './replica-samples.ts';

const KEPT_MS = 5 * 60_000;
/** However many calls want to know, the provider is not asked more often than this. */
const ASK_EVERY_MS = 200;
const READY = /^nebius_active_replicas\{[^}]*?\bmodel="((?:[^"\\]|\\.)*)"[^}]*\}\s+(\d+(?:\.\d+)?)/;

/** Where the replica counts come from: the text of a Prometheus endpoint. May reject. */
export type ReadMetric = () => Promise<string>;

/** Replicas that answer, by model, in Prometheus' text format. The name is the provider's own (operations-and-performance §2.2). */
export function parseReplicas(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, label, value] = READY.exec(line) ?? [];
    if (label !== undefined) counts.set(JSON.parse(`"${label}"`) as string, Number(value));
  }
  return counts;
}

/** Asks over HTTP, with the key of the data plane. */
export const overHttp =
  (url: string, apiKey: string): ReadMetric =>
  async () => {
    const response = await fetch(url, { headers: { authorization: `Bearer ${apiKey}` }, signal: AbortSignal.timeout(5_000) });
    if (!response.ok) throw new Error(`the replica metric answered ${response.status}`);
    return response.text();
  };

/** What the provider's replica metric said lately. It is asked only when somebody wants to know. */
export class ReplicaMetric {
  readonly lagMs: number;
  readonly #read: ReadMetric;
  readonly #clock: EpochClock;
  readonly #log: Logger;
  readonly #samples = new Map<string, ReplicaSample[]>();
  #asking: { atMs: number; done: Promise<void> } | undefined;

  constructor(parts: { read: ReadMetric; lagMs: number; clock: EpochClock; log: Logger }) {
    this.#read = parts.read;
    this.lagMs = parts.lagMs;
    this.#clock = parts.clock;
    this.#log = parts.log;
  }

  /** Resolves when there is an answer to a question asked at this moment or a little later. Never rejects: without an answer there is no sample. */
  async ask(): Promise<void> {
    const wantedAtMs = this.#clock.now();
    for (;;) {
      const running = this.#asking;
      if (running === undefined || this.#clock.now() - running.atMs >= ASK_EVERY_MS) break;
      if (running.atMs >= wantedAtMs) return running.done;
      await this.#clock.wait(ASK_EVERY_MS - (this.#clock.now() - running.atMs));
    }
    const atMs = this.#clock.now();
    const done = this.#take(atMs);
    this.#asking = { atMs, done };
    return done;
  }

  samples(modelId: string): readonly ReplicaSample[] {
    return this.#samples.get(modelId) ?? [];
  }

  async #take(atMs: number): Promise<void> {
    try {
      for (const [modelId, ready] of parseReplicas(await this.#read())) {
        const kept = this.samples(modelId).filter((sample) => sample.atMs > atMs - KEPT_MS);
        this.#samples.set(modelId, [...kept, { atMs, ready }]);
      }
    } catch (error) {
      this.#log.warn({ err: error }, 'the replica metric could not be read, cold starts are judged without it');
    }
  }
}
