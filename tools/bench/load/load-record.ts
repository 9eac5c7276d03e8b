import { z } from 'zod';
import type { ScannedAnswer } from './answer-scanner.ts';
import type { LoadPlan, LoadResult } from './load-plan.ts';

const MOST_ERRORS = 20;
const stagesLine = /"stages":(\{[^}]*\})/;
const stages = z.record(z.string(), z.number());

/** What one load process notes down. Times and tokens count while it measures, wrong tokens and stalls always. */
export class LoadRecord {
  readonly errors: string[] = [];
  measuring = false;
  readonly #isTurn: boolean;
  readonly #times: Pick<LoadResult, 'firstTokenMs' | 'beforeDispatchMs' | 'fromDispatchMs' | 'stages'> = {
    firstTokenMs: [],
    beforeDispatchMs: [],
    fromDispatchMs: [],
    stages: [],
  };
  readonly #checked = { checkedAnswers: 0, checkedTokens: 0, stalls: 0, longestGapMs: 0 };
  readonly #wrong = { lost: 0, doubled: 0, reordered: 0 };
  #startedMs = 0;
  #measuredMs = 0;
  #tokens = 0;
  #mostStreams = 0;

  constructor(kind: LoadPlan['kind']) {
    this.#isTurn = kind === 'turn';
  }

  start(): void {
    this.measuring = true;
    this.#startedMs = performance.now();
  }

  end(): void {
    this.measuring = false;
    this.#measuredMs = performance.now() - this.#startedMs;
  }

  noteOpen(streams: number): void {
    if (this.measuring && streams > this.#mostStreams) this.#mostStreams = streams;
  }

  noteTokens(count: number): void {
    if (this.measuring) this.#tokens += count;
  }

  /** An answer is complete. `counts`: it was asked for while it was measured. */
  noteAnswer(answer: ScannedAnswer, askedAtMs: number, counts: boolean): void {
    const { order } = answer;
    this.#checked.checkedAnswers++;
    this.#checked.checkedTokens += order.received;
    this.#checked.stalls += answer.stalls;
    this.#checked.longestGapMs = Math.max(this.#checked.longestGapMs, answer.longestGapMs);
    this.#wrong.doubled += order.doubled;
    this.#wrong.reordered += order.reordered;
    if (Number.isNaN(answer.sent)) this.errors.push(`an answer without a count of its tokens: ${answer.rest.slice(-300)}`);
    else this.#wrong.lost += order.lost(answer.sent);
    if (this.#isTurn && !answer.rest.includes('event: done')) this.errors.push(`not done: ${answer.rest.slice(0, 300)}`);
    if (counts) this.#noteTimes(answer, askedAtMs);
  }

  result(): LoadResult {
    return {
      measuredMs: this.#measuredMs,
      answers: this.#times.firstTokenMs.length,
      tokens: this.#tokens,
      errors: this.errors.slice(0, MOST_ERRORS),
      ...this.#times,
      ...this.#checked,
      wrong: this.#wrong,
      mostStreams: this.#mostStreams,
    };
  }

  #noteTimes(answer: ScannedAnswer, askedAtMs: number): void {
    const firstAtMs = answer.firstTokenAtMs ?? Number.NaN;
    this.#times.firstTokenMs.push(firstAtMs - askedAtMs);
    if (!this.#isTurn) return;
    const dispatchedAtMs = answer.dispatchedAtMs ?? Number.NaN;
    this.#times.beforeDispatchMs.push(dispatchedAtMs - askedAtMs);
    this.#times.fromDispatchMs.push(firstAtMs - dispatchedAtMs);
    this.#times.stages.push(stages.parse(JSON.parse(stagesLine.exec(answer.rest)?.[1] ?? '{}')));
  }
}
