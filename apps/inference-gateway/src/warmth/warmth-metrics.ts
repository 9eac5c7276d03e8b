import { counter, gauges, histogram } from '@hyrox/telemetry';
import type { TrackedWarmth } from './tracked-warmth.ts';
import type { JudgedCall } from './watched-call.ts';

const WARM_UP_BOUNDS_S = [0.5, 1, 2, 5, 8, 10, 15, 30, 60];

const coldStarts = counter(
  'hyrox_cold_starts_total',
  'Loads of a model that a turn waited for, by model and evidence; calls that only joined one are not counted',
);
const judgedCalls = counter(
  'hyrox_judged_calls_total',
  'Calls of the provider by verdict (cold, slow, warm), evidence and purpose (turn, keep-warm)',
);
const warmUps = histogram('hyrox_warm_up_seconds', 'From the first sign of a cold model to its first token', WARM_UP_BOUNDS_S);

/** Counts one verdict. */
export function countJudged({ modelId, about, facts, verdict, warmUpMs }: JudgedCall): void {
  const model = modelId;
  const { evidence, cold, slow } = verdict;
  const said = cold ? 'cold' : slow ? 'slow' : 'warm';
  judgedCalls.add(1, { model, verdict: said, evidence, purpose: about.keepsWarm ? 'keep-warm' : 'turn' });
  const waitedInVain = !facts.answered && !facts.refused && !facts.joinedLoad;
  if (cold && !about.keepsWarm && (warmUpMs !== undefined || waitedInVain)) coldStarts.add(1, { model, evidence });
  if (warmUpMs !== undefined) warmUps.record(warmUpMs / 1000, { model });
}

const STATES = { unknown: 0, cold: 1, loading: 2, warm: 3 };

/** Shows the belief about these models whenever it is scraped. */
export function watchBeliefs(warmth: TrackedWarmth, modelIds: readonly string[]): void {
  const stateOf = (model: string) => STATES[warmth.known.of(model).loading ? 'loading' : warmth.believe(model).state];
  gauges('hyrox_model_warmth', 'What is believed of a model: 0 unknown, 1 cold, 2 loading, 3 warm', () =>
    modelIds.map((model) => [{ model }, stateOf(model)] as const),
  );
}
