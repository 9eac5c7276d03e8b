import type { Stages } from '@hyrox/contracts';
import { withSpan } from '@hyrox/telemetry';
import { stageSeconds } from '../telemetry.ts';

const round = (ms: number): number => Math.round(ms * 100) / 100;

/** Times the stages of one turn: a span, a histogram and a number for the record each, in milliseconds. */
export class StageClock {
  readonly stages: Stages = {};
  private readonly turnId: string;

  constructor(turnId: string) {
    this.turnId = turnId;
  }

  async time<T>(stage: string, work: () => Promise<T>): Promise<T> {
    const startedMs = performance.now();
    try {
      return await withSpan(`turn.${stage}`, { 'hyrox.turn_id': this.turnId }, work);
    } finally {
      const ms = performance.now() - startedMs;
      this.stages[stage] = round(ms);
      stageSeconds.record(ms / 1_000, { stage });
    }
  }

  /** Stages another service measured inside one of ours. */
  add(prefix: string, stages: Stages): void {
    for (const [name, ms] of Object.entries(stages)) this.stages[`${prefix}.${name}`] = round(ms);
  }
}
