import type { Worker } from '../worker.ts';
import type { Chosen, ModelChoice } from './choose-model.ts';

/** A call that hears nothing for so long, warm or cold, gets company by another model, which then has more than half a minute to load. */
const SILENT_MS = 25_000;
/** Where nothing is known of warm models. */
const UNKNOWN_MS = 2_000;

/** A second call beside one that is silent. */
export interface Hedge {
  /** After the first call of the race. */
  afterMs: number;
  /** What it is to the budget of extra tokens. */
  use: 'earlyHedge' | 'silentHedge';
  /** Undefined: nothing may be asked now, so there is no hedge. */
  choose: () => Chosen | undefined;
}

/**
 * The hedges of one race: while the model is cold or not known to be warm, the same model again as soon as a warm one would have answered (another
 * replica may be free); and whatever is believed, another model after 25 s of silence. None where the setting is off.
 */
export function planHedges({ model }: Chosen, choice: ModelChoice, worker: Pick<Worker, 'hedges' | 'warmth'>): Hedge[] {
  if (!worker.hedges) return [];
  const silent: Hedge = { afterMs: SILENT_MS, use: 'silentHedge', choose: () => choice.other(model) ?? choice.same(model) };
  const belief = worker.warmth?.believe(model.id);
  if (belief?.state === 'warm') return [silent];
  return [{ afterMs: belief?.slowFromMs ?? UNKNOWN_MS, use: 'earlyHedge', choose: () => choice.same(model) }, silent];
}
