import type { Fault } from '../fault.ts';
import { QUICK_MODEL } from '../ground.ts';

/** The model's provider does this with a share of the calls, until it is mended. */
const striking = (name: string, alerts: string[], rates: object): Fault => ({
  name,
  alerts,
  inject: async ({ model }) => {
    await model('rates', rates);
    return () => model('rates', {});
  },
});

export const modelFails = striking('the model answers 500', ['TurnsFailing', 'ProviderFailing', 'CircuitOpen'], { 500: 1 });

export const modelLimits = striking('the model refuses 60 % of the calls as too many', ['RateLimited'], {
  429: { share: 0.6, retryAfterS: 1 },
});

export const modelCuts = striking('the model breaks half of the answers off before their first token', ['TokensWasted'], {
  cut_after_tokens: { share: 0.5, tokens: 0 },
});

/** Dear as well, until a day's budget is gone; it ends with the day. */
export const modelCountsOtherwise: Fault = {
  name: 'the model counts and charges 100,000 tokens more in each prompt',
  alerts: ['PromptCountsDiffer', 'TurnsDear', 'BudgetNearlySpent', 'BudgetSpent'],
  inject: async ({ model, sql }) => {
    await model('rates', { other_template: { share: 1, extraTokens: 100_000 } });
    return async () => {
      await model('rates', {});
      await sql('delete from public.budget_spending');
    };
  },
};

const FALLBACK = 'meta-llama/Llama-3.3-70B-Instruct';

/** A worker looks at the provider's list when it starts, and once a day. */
export const modelRetired: Fault = {
  name: 'the provider takes the second model of the chain off its list; the worker starts again',
  alerts: ['ModelMissing'],
  inject: async ({ stack, model }) => {
    const retire = async (retiredFrom: string | null) => {
      await model('models', { model: FALLBACK, retiredFrom });
      stack.kill('inference-gateway', 'SIGKILL');
    };
    await retire('2026-01-01');
    return () => retire(null);
  },
};

export const modelSlow: Fault = {
  name: 'the model takes 14 s for its first token',
  alerts: ['FirstTokenSlow'],
  inject: async ({ model }) => {
    await model('mode', { ...QUICK_MODEL, firstTokenMs: 14_000 });
    return () => model('mode', QUICK_MODEL);
  },
};

/** Four of them run at once, the rest stands in line for as long as the model is slow. */
export const askedTooMuch: Fault = {
  name: 'one athlete asks 40 questions at once',
  alerts: ['QueueLong'],
  inject: ({ burst }) => {
    burst(40);
    return Promise.resolve(() => Promise.resolve());
  },
};
