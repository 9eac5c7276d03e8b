import { finishTurn, releaseAttempt, renewLeases, type Rpc, type TurnEnd } from '@hyrox/contracts';
import type { z } from 'zod';
import type { WorkerBus } from '../../../apps/inference-gateway/src/worker.ts';

const MOST_STARTS = 3;

/** The record's half of a worker's talk, in this process: commits every end, and takes back an attempt that may begin again. */
export class SimulatedRecord implements WorkerBus {
  readonly holder = 'inference.simulated';
  readonly connected = true;
  readonly #ended = new Map<string, (end: TurnEnd) => void>();
  readonly #again: (turnId: string, attempt: number) => void;

  /** `again` is called when a turn moves to its next attempt. */
  constructor(again: (turnId: string, attempt: number) => void) {
    this.#again = again;
  }

  /** Resolves with the end of a turn, once it is committed. */
  end(turnId: string): Promise<TurnEnd> {
    return new Promise((resolve) => this.#ended.set(turnId, resolve));
  }

  ask<I extends z.ZodType, O extends z.ZodType>({ subject, output }: Rpc<I, O>, input: z.input<I>): Promise<z.output<O>> {
    return Promise.resolve(output.parse(this.#answer(subject, input)));
  }

  #answer(subject: string, input: unknown): unknown {
    if (subject === renewLeases.subject) {
      const { turns } = input as z.input<typeof renewLeases.input>;
      return { held: turns.map(({ turnId }) => turnId), stop: [] };
    }
    if (subject === finishTurn.subject) {
      const { turnId, end } = finishTurn.input.parse(input);
      this.#ended.get(turnId)?.(end);
      return { end };
    }
    if (subject === releaseAttempt.subject) {
      const { turnId, attempt } = releaseAttempt.input.parse(input);
      if (attempt >= MOST_STARTS) return { released: false };
      this.#again(turnId, attempt + 1);
      return { released: true };
    }
    throw new Error(`nobody answers ${subject} here`);
  }

  signal(): void {}
  publishFrames(): void {}
  onNobody(): void {}
  onReconnect(): void {}
}
