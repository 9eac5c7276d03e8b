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

export const modelFails = striking('the model answers 500', ['TurnsFailing', 'ProviderFailing'], { 500: 1 });

export const modelLimits = striking('the model refuses 60 % of the calls as too many', ['RateLimited'], {
  429: { share: 0.6, retryAfterS: 1 },
});

export const modelCuts = striking('the model breaks 70 % of the answers off after 20 tokens', ['TokensWasted'], {
  cut_after_tokens: { share: 0.7, tokens: 20 },
});

export const modelCountsOtherwise = striking('the model counts 40,000 tokens more in each prompt', ['PromptCountsDiffer', 'TurnsDear'], {
  other_template: { share: 1, extraTokens: 40_000 },
});

export const modelSlow: Fault = {
  name: 'the model takes 14 s for its first token',
  alerts: ['FirstTokenSlow'],
  inject: async ({ model }) => {
    await model('mode', { ...QUICK_MODEL, firstTokenMs: 14_000 });
    return () => model('mode', QUICK_MODEL);
  },
};
