import { many } from '../say.ts';
import type { Judge } from './problem.ts';

/** The first model of the route is passed over: athletes are answered, by a model that nobody chose. */
const notServed: Judge = ({ inference }) => {
  const models = inference?.models ?? [];
  const first = models.find(({ place }) => place === 1);
  if (!first?.gone) return [];
  const [next] = models
    .filter(({ place, breaker, gone }) => place !== null && breaker !== 'open' && !gone)
    .toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0));
  const rest = next ? `${next.model} answers instead. Nothing must be done tonight.` : 'No other model of the route can answer.';
  const what = `The first model of the route, ${first.model}, is not served by the provider. ${rest}`;
  return [{ entry: 'ModelMissing', key: first.model, urgency: next ? 'today' : 'now', what, since: first.gone.since }];
};

const missing: Judge = ({ inference }) =>
  (inference?.modelsMissing ?? 0) > 0
    ? [
        {
          entry: 'ModelMissing',
          key: 'models',
          urgency: 'today',
          what: `${many(inference?.modelsMissing ?? 0, 'model')} of the route are no longer served, or will soon not be.`,
          since: null,
        },
      ]
    : [];

/** Of the models that the route names and the provider does not serve. */
export const JUDGES_OF_MODELS = { notServed, missing };
