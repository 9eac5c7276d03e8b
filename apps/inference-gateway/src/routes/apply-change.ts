import { ServiceError, type RouteChange, type RouteState } from '@hyrox/contracts';
import { entryFor, priceAt } from '../models/model-catalog.ts';
import { liveChain, type RoutePlan } from './choose-route.ts';

const invalid = (message: string) => new ServiceError('invalid', message, { field: 'change' });

/** What is in force after a change, and the change in words. Throws `invalid` for what cannot be: a model without a price, more than all athletes, nothing left. */
export function applyChange(change: RouteChange, plan: RoutePlan, at: Date): { state: RouteState; words: string } {
  const { state } = plan;
  const { model } = change;
  if (change.kind !== 'retire') {
    const entry = entryFor(plan.catalog, model);
    if (!entry) throw invalid(`${model} is not in the model catalogue`);
    if (!priceAt(entry, at)) throw invalid(`${model} has no price in the model catalogue`);
    if (entry.lifecycle === 'retired') throw invalid(`${model} is retired in the model catalogue`);
  }
  switch (change.kind) {
    case 'live':
      return { state: { ...without(state, model), live: model }, words: `live ${model}` };
    case 'split':
      return { state: splitWith(plan, change, at), words: `split ${model} ${change.percent}` };
    case 'shadow': {
      const shadow = change.percent > 0 ? { model, percent: change.percent } : null;
      return { state: { ...state, shadow }, words: `shadow ${model} ${change.percent}` };
    }
    case 'retire':
      return { state: retireFrom(plan, model, at), words: `retire ${model}` };
  }
}

/** Nothing of a model in splits, shadow and among the retired. */
const without = (state: RouteState, model: string): RouteState => ({
  ...state,
  splits: state.splits.filter((split) => split.model !== model),
  shadow: state.shadow?.model === model ? null : state.shadow,
  retired: state.retired.filter((retired) => retired !== model),
});

function splitWith(plan: RoutePlan, { model, percent }: { model: string; percent: number }, at: Date): RouteState {
  const { state } = plan;
  if (percent > 0 && liveChain(plan, at)[0].id === model) throw invalid(`${model} is live already`);
  // A split that grows keeps its place, so that nobody changes the model for it.
  const known = state.splits.some((split) => split.model === model);
  const splits = known
    ? state.splits.map((split) => (split.model === model ? { model, percent } : split))
    : [...state.splits, { model, percent }];
  return { ...state, splits: splits.filter((split) => split.percent > 0), retired: state.retired.filter((retired) => retired !== model) };
}

function retireFrom(plan: RoutePlan, model: string, at: Date): RouteState {
  const cleared = without(plan.state, model);
  const live = cleared.live === model ? null : cleared.live;
  const state = { ...cleared, live, retired: [...cleared.retired, model] };
  const left = liveChain({ ...plan, state }, at);
  if (left.some(({ id }) => state.retired.includes(id))) throw invalid(`${model} is the last model of the chain`);
  return state;
}
