import type { OpsTurn } from '@hyrox/contracts';
import { byOrder } from './stage-words.ts';

/** A stage on the time of its turn, in milliseconds. */
export interface Laid {
  stage: string;
  fromMs: number;
  ms: number;
}

const AT_ONCE = ['accept', 'search', 'summary'];
const AFTER_ANOTHER = ['prompt', 'first_token', 'generation'];

/**
 * Where each stage lay: accepting, searching and the summary begin together, the rest follows one after another. What a turn took beyond
 * its stages (waiting for a worker, an attempt that was lost, storing) is `other`, and lies at the end.
 */
export function layOutStages({ stages, latencyMs }: Pick<OpsTurn, 'stages' | 'latencyMs'>): Laid[] {
  const of = (stage: string): number => stages[stage] ?? 0;
  const laid: Laid[] = Object.keys(stages)
    .filter((stage) => !AFTER_ANOTHER.includes(stage))
    .map((stage) => ({ stage, fromMs: 0, ms: of(stage) }));
  let atMs = Math.max(0, ...AT_ONCE.map(of));
  for (const stage of AFTER_ANOTHER) {
    if (!(stage in stages)) continue;
    laid.push({ stage, fromMs: atMs, ms: of(stage) });
    atMs += of(stage);
  }
  if (latencyMs > atMs) laid.push({ stage: 'other', fromMs: atMs, ms: latencyMs - atMs });
  return laid.sort((a, b) => byOrder(a.stage, b.stage));
}

/** The same as one bar without gaps: before the model, first word, rest of the answer, other. */
export function layOutBar(turn: Pick<OpsTurn, 'stages' | 'latencyMs'>): Laid[] {
  const laid = layOutStages(turn);
  const atOnce = laid.filter(({ stage }) => AT_ONCE.includes(stage));
  const beforeMs = Math.max(0, ...atOnce.map(({ ms }) => ms)) + (turn.stages['prompt'] ?? 0);
  return [
    { stage: 'before', fromMs: 0, ms: beforeMs },
    ...laid.filter(({ stage }) => ['first_token', 'generation', 'other'].includes(stage)),
  ];
}
