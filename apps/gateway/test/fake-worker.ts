import {
  encodeBatch,
  encodeFrame,
  inferenceGenerate,
  pingHolder,
  stopAttempt,
  turnStarted,
  unwatchTurn,
  watchTurn,
  type GenerateInput,
  type TurnEnd,
} from '@hyrox/contracts';
import { Bus } from '@hyrox/messaging';
import { createLogger } from '@hyrox/telemetry';
import { answerOnBus, SILENCE } from './answer-on-bus.ts';
import type { FakeRecord } from './fake-record.ts';

interface Run {
  input: GenerateInput;
  text: string;
  end: TurnEnd | undefined;
  gateways: Set<string>;
  stopped: boolean;
}

export interface WorkerScript {
  /** The answer, piece by piece. */
  pieces(input: GenerateInput): string[];
  paceMs: number;
  /** Which frames get lost: the number counts pieces, the end is `pieces.length`. */
  loses?: (piece: number) => boolean;
  /** Takes a request and dies with it, or only after acknowledging it. */
  swallows?: (input: GenerateInput) => 'before ack' | 'after ack' | undefined;
}

/** A worker with the log, the frames and the fences of the specification, and an answer from a script. */
export class FakeWorker {
  readonly generated: GenerateInput[] = [];
  script: WorkerScript;
  readonly bus: Bus;
  private readonly record: FakeRecord;
  private readonly runs = new Map<string, Run>();
  private dead = false;

  private constructor(bus: Bus, record: FakeRecord, script: WorkerScript) {
    this.bus = bus;
    this.record = record;
    this.script = script;
    answerOnBus(bus, inferenceGenerate, (input) => {
      const fate = this.script.swallows?.(input);
      this.generated.push(input);
      if (fate === 'before ack') return SILENCE;
      if (fate !== 'after ack') setImmediate(() => void this.run(input));
      return { worker: bus.holder };
    });
    answerOnBus(bus, watchTurn, ({ turnId, attempt, gateway, at }) => {
      const run = this.runs.get(turnId);
      if (run?.input.attempt !== attempt) return { state: 'gone' as const };
      run.gateways.add(gateway);
      const end = run.end ? { end: run.end } : {};
      return { state: 'here' as const, at, text: run.text.slice(at), carry: run.input.carry, ...end };
    });
    answerOnBus(bus, unwatchTurn, ({ turnId, gateway }) => {
      this.runs.get(turnId)?.gateways.delete(gateway);
      return {};
    });
    answerOnBus(bus, stopAttempt, ({ turnId }) => {
      const run = this.runs.get(turnId);
      if (run) run.stopped = true;
      return { known: run !== undefined };
    });
    answerOnBus(bus, pingHolder, () => ({}));
  }

  static async start(natsUrl: string, record: FakeRecord, script: WorkerScript): Promise<FakeWorker> {
    const bus = await Bus.connect({ url: natsUrl, holderKind: 'inference', log: createLogger('worker', 'fatal') });
    const worker = new FakeWorker(bus, record, script);
    await bus.connection.flush();
    return worker;
  }

  /** As kill -9 does it: nothing is drained, nobody is told. */
  async die(): Promise<void> {
    this.dead = true;
    await this.bus.connection.close();
  }

  watchersOf(turnId: string): number {
    return this.runs.get(turnId)?.gateways.size ?? 0;
  }

  private async run(input: GenerateInput): Promise<void> {
    const { turnId, attempt } = input;
    const run: Run = { input, text: '', end: undefined, gateways: new Set(input.gateway ? [input.gateway] : []), stopped: false };
    this.runs.set(turnId, run);
    if (!this.record.start(turnId, attempt, this.bus.holder)) return;
    this.bus.signal(turnStarted, { turnId, attempt, worker: this.bus.holder });
    const pieces = this.script.pieces(input);
    for (const [i, piece] of pieces.entries()) {
      if (this.dead || run.stopped) break;
      this.send(run, i, piece);
      if (this.script.paceMs) await new Promise((next) => setTimeout(next, this.script.paceMs));
    }
    if (this.dead) return;
    const outcome = run.stopped ? 'stopped' : 'done';
    const usage = { model: 'coach-k', tokensIn: 100, tokensOut: pieces.length, costNanoUsd: 5_000 };
    const end: TurnEnd = { outcome, finish: run.stopped ? 'stopped' : 'stop', ...usage, stages: {}, notices: [] };
    if (!this.record.finish({ turnId, attempt, worker: this.bus.holder }, run.text, end, input.carry)) return;
    run.end = end;
    this.send(run, pieces.length, '');
  }

  private send(run: Run, piece: number, text: string): void {
    const { turnId, attempt } = run.input;
    const frame = encodeFrame({ turnId, attempt, at: run.text.length, text, meta: run.end ? { end: run.end } : undefined });
    run.text += text;
    if (this.script.loses?.(piece) || !this.bus.connected) return;
    for (const gateway of run.gateways) this.bus.publishFrames(gateway, encodeBatch(this.bus.holder, frame));
  }
}
